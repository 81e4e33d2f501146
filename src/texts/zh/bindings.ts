/** Plans a chat looks at, bodies a person belongs to. */
export const bindings = {
  noPlans: "还没有导入任何规划。管理员把任务分工文件发给我，或者运行 duban import，就可以开始。",
  plans: (count: number) => `共 ${count} 个规划：`,
  planLine: (id: string, title: string, period: string, tasks: number) =>
    `· ${title}${period}，${tasks} 项任务（编号 ${id}）`,
  period: (start: number | null, end: number | null) =>
    start && end ? `（${start === end ? start : `${start}–${end}`} 年）` : "",
  bound: (title: string) => `本会话现在看的是《${title}》。`,
  boundNow: (title: string) => `好的，本会话从现在起看《${title}》。`,
  switchHow: "要切换，发“/规划 名称”，例如“/规划 西青”。",
  planUnknown: (words: string) => `没有找到叫“${words}”的规划。`,
  planAmbiguous: (words: string) => `“${words}”对得上不止一个规划，您要看哪一个？`,
  clerkBindsGroups: "群里看哪个规划由管理员决定；您可以在和我的私聊里切换。",
  bindHow: "您要绑定哪个单位？请发“/绑定 单位全称”，例如“/绑定 区教育局”。",
  servesNow: (bodies: string) => `您现在绑定的单位：${bodies}。`,
  servesNone: "您还没有绑定单位。",
  alreadyBound: (body: string) => `您已经绑定${body}，不用再申请。`,
  asked: (body: string) => `已把您绑定${body}的申请交给管理员，通过后我会告诉您。`,
  askedBefore: (body: string) => `您绑定${body}的申请还在等管理员确认，不用重复申请。`,
  noClerk: "还没有设置管理员（BOT_ADMINS），没有人能确认。请联系部署的同事。",
  bodyUnknown: (words: string, nearest: string) =>
    `没有找到叫“${words}”的单位。${nearest ? `相近的有：${nearest}。` : ""}`,
  bodyAmbiguous: (words: string) => `“${words}”对得上不止一个单位，您说的是哪一个？`,
  inPrivate: "绑定请在和我的私聊里办。",
  requestTitle: "有人申请绑定单位",
  requestText: (person: string, departments: string, body: string) =>
    `${person}${departments ? `（通讯录部门：${departments}）` : ""}申请作为${body}的联络员汇报和查看任务。`,
  agree: "同意",
  refuse: "不同意",
  agreedToast: "已同意，并已告诉本人。",
  refusedToast: "已拒绝，并已告诉本人。",
  decidedBefore: "这个申请已经处理过了。",
  clerkOnly: "这一步只有管理员能做。",
  agreed: (body: string) => `您已绑定${body}。现在可以问“我们部门负责什么”，也可以发“/本期”汇报。`,
  refused: (body: string) => `管理员没有同意您绑定${body}。如有疑问，请直接联系管理员。`,
};
