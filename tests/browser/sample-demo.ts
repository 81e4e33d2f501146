import { type Demo, startDemo } from "../../src/playground/demo.ts";
import { componentBot } from "./component-bot.ts";

const bodies =
  "区安监局 区发改委 区工信委 区建设局 区教育局 区卫计委 区市场监管局 区农业局 公安西青分局 区交通局 杨柳青镇 中北镇".split(
    " ",
  );

/** The demo with the component bot: two groups, the clerk, a leader and a liaison of each body. */
export const startSampleDemo = (): Promise<Demo> =>
  startDemo({
    port: 0,
    host: "127.0.0.1",
    today: "2018-06-04",
    departments: bodies,
    people: [
      ...bodies.map((department) => ({ name: `${department}联络员`, role: "liaison" as const, department })),
      { name: "安委办管理员", role: "clerk", department: "区安委办" },
      { name: "区领导", role: "leader", department: "区政府" },
    ],
    groups: [
      { name: "安全生产规划工作群", members: ["安委办管理员", "区领导", "区安监局联络员", "区建设局联络员"] },
      { name: "消防规划工作群", members: ["安委办管理员", "区安监局联络员"] },
    ],
    createBot: componentBot,
  });
