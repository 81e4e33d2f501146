import type { TroubleKind } from "../../domain/trouble.ts";

/** What the clerk hears about messages that did not go out as they should. */
export const outbox = {
  head: (count: number) =>
    `有 ${count} 件消息事项需要您知道（只说这一次，之后可在“/设置”的发送记录里查看）：`,
  more: (count: number) => `……另有 ${count} 件，见发送记录。`,
  foot: "其余消息不受影响。",
  trouble: {
    unknown: (message: string) =>
      `· ${message}：发送后一直没有得到平台回音，不确定对方是否收到；为避免重复，不再自动发送。`,
    late: (message: string) => `· ${message}：服务中断，错过了本周，不再补发。`,
    failed: (message: string, error: string) => `· ${message}：平台拒收（${error}），改发纯文字也未成功。`,
    gone: (message: string) => `· ${message}：群已解散、机器人已被移出，或本人已离开；以后不再向其发送。`,
    config: (message: string, error: string) =>
      `· ${message}：应用权限或可用范围不足（${error}），请在开放平台后台检查；处理好后会自动补发。`,
    quota: (_message: string, error: string) =>
      error === "used-up"
        ? "· 本月平台调用次数已用完：周报和提醒先停，重要通知待额度恢复后再发。"
        : `· 本月平台调用次数已用到八成（${error}，免费版每月一万次，同一租户的自建应用合计）。如果是付费版，请发“/设置 额度 不限”；如果是免费版，请发“/设置 额度 10000”，我会把余量留给重要通知。`,
  } satisfies Record<TroubleKind, (message: string, error: string) => string>,
};
