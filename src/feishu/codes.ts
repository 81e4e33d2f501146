import type { FailureDetail, FailureKind } from "../chat/platform.ts";

/** What the platform's codes mean, and what whoever runs the bot should do. Sources: message, file, contact and auth API pages. */
export interface CodeMeaning {
  kind: FailureKind;
  /** For `gone`: what is no longer there. */
  gone?: FailureDetail["gone"];
  zh: string;
  en: string;
}

type Row = [codes: number[], kind: FailureKind, zh: string, en: string, gone?: CodeMeaning["gone"]];

/** Codes that say the tenant token is no longer good: drop it and try once more. */
export const TOKEN_CODES: ReadonlySet<number> = new Set([99991661, 99991663, 99991665, 99991671]);

const ROWS: Row[] = [
  [
    [230020, 99991400, 11232, 11233],
    "retry",
    "发送过于频繁，稍后会自动再发。",
    "Too many calls at once; it will be sent again shortly.",
  ],
  [
    [230049],
    "unknown",
    "消息正在发送，结果未知。",
    "The message is still being sent; its outcome is unknown.",
  ],
  [
    [200810],
    "retry",
    "有人正在操作这张卡片，稍后会再更新。",
    "Somebody is using the card; it will be updated shortly.",
  ],
  [
    [99991403],
    "quota",
    "本月接口调用次数已用完，下月恢复；可联系飞书升级版本。",
    "This month's API calls are used up; they return next month, or with a larger edition.",
  ],
  [
    [230002, 234004],
    "gone",
    "机器人不在这个群里，请把机器人重新加入群。",
    "The bot is not in this chat; add it again.",
    "chat",
  ],
  [[232009], "gone", "这个群已解散。", "This chat was dissolved.", "chat"],
  [
    [230013, 230029],
    "gone",
    "对方已离职，或不在应用的可用范围内；请核对人员或扩大可用范围。",
    "The person has left or may not use the app; check the person or widen the app's availability.",
    "person",
  ],
  [[230053], "gone", "对方已屏蔽机器人的消息。", "The person opted out of the bot's messages.", "person"],
  [[41012], "gone", "通讯录里没有这个人。", "The directory does not hold this person.", "person"],
  [
    [230011, 230031, 230110, 230019, 230050, 230072, 234003, 234040, 200000, 230111],
    "gone",
    "原消息已撤回、删除、过期或不可见，请重新发起。",
    "The message was recalled, deleted, has expired or cannot be seen; start again.",
    "message",
  ],
  [
    [230006],
    "config",
    "应用没有开启机器人能力，请在开发者后台开启并发布版本。",
    "The app's bot ability is off; switch it on in the developer console and publish a version.",
  ],
  [
    [230018, 230035],
    "config",
    "群设置不允许机器人发言，请群主放开。",
    "The chat's settings keep the bot from speaking; ask the owner to allow it.",
  ],
  [
    [230027, 99991672, 99991679],
    "config",
    "应用缺少权限，请在开发者后台申请所缺权限并发布版本。",
    "The app lacks a scope; request it in the developer console and publish a version.",
  ],
  [
    [230038, 230075],
    "config",
    "对方在其他企业，或会话已加密，机器人不能发送。",
    "The receiver is in another tenant, or the chat is encrypted; the bot cannot send there.",
  ],
  [
    [10003, 10014, 10015, 99991543],
    "config",
    "应用凭证不对，请核对 FEISHU_APP_ID 与 FEISHU_APP_SECRET。",
    "The app's credentials are wrong; check FEISHU_APP_ID and FEISHU_APP_SECRET.",
  ],
  [
    [...TOKEN_CODES, 99991668, 99991677],
    "config",
    "访问凭证失效，重新获取后仍被拒绝；请核对应用凭证。",
    "The access token is refused even after a fresh one; check the app's credentials.",
  ],
  [
    [99991662, 99991673],
    "config",
    "应用未安装或已停用，请企业管理员启用。",
    "The app is not installed or is disabled; ask the tenant's administrator to enable it.",
  ],
  [
    [41050, 40004],
    "config",
    "应用的通讯录权限范围不含此人或此部门，请在开发者后台扩大范围。",
    "The person or department is outside the app's contact range; widen it in the developer console.",
  ],
  [
    Array.from({ length: 13 }, (_, index) => 99992352 + index),
    "config",
    "编号属于另一个应用或企业；换过应用后请重新绑定人员。",
    "The id belongs to another app or tenant; after changing the app, people must be bound again.",
  ],
  [
    [40008, 40014, 40015],
    "gone",
    "通讯录里没有这个部门。",
    "The directory does not hold this department.",
    "department",
  ],
  [
    [234038],
    "config",
    "会话开启了保密模式，机器人取不到文件；请在普通会话中发送。",
    "The chat is restricted and the bot cannot fetch its files; send it in an ordinary chat.",
  ],
  [
    [230022, 230028],
    "refused",
    "内容含敏感信息（如电话、邮箱），被平台拦截；请修改后再发。",
    "The content was held back as sensitive (a phone number or e-mail, perhaps); change it and send again.",
  ],
  [
    [230025, 200860],
    "refused",
    "内容过长，请缩短或改发文件。",
    "The content is too long; shorten it or send a file.",
  ],
  [
    [234006, 234037],
    "refused",
    "文件过大，请拆分或压缩后再发。",
    "The file is too large; split it or make it smaller.",
  ],
  [[234010], "refused", "文件是空的，请检查后再发。", "The file is empty; check it and send again."],
  [
    [234011, 234039, 234043],
    "refused",
    "这种文件平台不支持，请换一种格式。",
    "The platform does not take this kind of file; use another format.",
  ],
  [
    [230099, 11310, 300305, 300301],
    "refused",
    "卡片不符合平台规则，已改发文字；请把日志中的编号告诉管理员。",
    "The card breaks a rule of the platform; tell the administrator the code in the log.",
  ],
  [
    [230001, 230017, 230054, 230055, 230071, 40001, 43010, 234008, 40000000, 40000031],
    "refused",
    "平台不接受这次请求；请把日志中的编号告诉管理员。",
    "The platform did not take the request; tell the administrator the code in the log.",
  ],
];

export const CODES: ReadonlyMap<number, CodeMeaning> = new Map(
  ROWS.flatMap(([codes, kind, zh, en, gone]) =>
    codes.map((code): [number, CodeMeaning] => [code, gone ? { kind, gone, zh, en } : { kind, zh, en }]),
  ),
);

const UNKNOWN_CODE = {
  zh: "平台返回了没有见过的错误；请把日志中的编号告诉管理员。",
  en: "The platform answered with an unknown error; tell the administrator the code in the log.",
};

const LOST = {
  zh: "平台没有回答，请检查网络；稍后会再试。",
  en: "The platform did not answer; check the network. It will be tried again.",
};

const NOT_THE_PLATFORM = {
  zh: "回答的不是飞书平台，请核对 FEISHU_BASE_URL。",
  en: "What answered is not the platform; check FEISHU_BASE_URL.",
};

/** What became of a call without an answer. */
export function lostMeaning(kind: "unknown" | "retry"): CodeMeaning {
  return { kind, ...LOST };
}

export interface Failure {
  httpStatus: number;
  /** The body's `code`; null when the body is not the platform's. */
  code: number | null;
  message: string;
}

/** `230099` hides the reason in its message: `ext=ErrCode: 11310; … ErrPath: …`. */
export function subCodeOf(message: string): { subCode?: number; errPath?: string } {
  const code = /ErrCode:\s*(\d+)/.exec(message)?.[1];
  const path = /ErrPath:\s*([^;]+)/.exec(message)?.[1]?.trim();
  return { ...(code && { subCode: Number(code) }), ...(path && { errPath: path }) };
}

/**
 * Judges a failed answer. `lost` is what an answer counts as that says nothing about what happened: `unknown` where
 * sending twice would be seen, `retry` elsewhere.
 */
export function meaningOf(failure: Failure, lost: "unknown" | "retry"): CodeMeaning {
  const { httpStatus, code, message } = failure;
  // The one code with two meanings: too many elements, or a click is being answered at this moment.
  const isLocked = (code === 11310 || subCodeOf(message).subCode === 11310) && /lock/i.test(message);
  const known = code === null ? undefined : CODES.get(isLocked ? 200810 : code);
  if (known) return known;
  if (httpStatus === 429) return { ...(CODES.get(99991400) ?? UNKNOWN_CODE), kind: "retry" };
  if (httpStatus >= 500 || (httpStatus >= 200 && httpStatus < 300 && code === null)) return lostMeaning(lost);
  if (code === null) return { kind: "config", ...NOT_THE_PLATFORM };
  return { kind: "refused", ...UNKNOWN_CODE };
}
