import { defineCommand } from "../src/chat/define-command.ts";
import { answerOfBodies } from "../src/services/ask/answer-of-bodies.ts";

/** `/我的任务`: the asker's own tasks, by role. */
export const myTasks = defineCommand({
  intent: "my_tasks",
  slash: ["我的任务", "我的职责", "mine"],
  summary: { zh: "我们单位的任务，按职责列出", en: "my body's tasks, by role" },
  examples: {
    zh: ["我们部门负责什么", "我们牵头的消防任务", "我们还有哪些没报"],
    en: ["what is my department responsible for", "/mine"],
  },
  who: "guest",
  async run(context, reading) {
    const asker = context.asked?.asker ?? [];
    // Who serves two bodies names the one that is meant.
    const named = reading.bodies.filter((body) => asker.some(({ id }) => id === body.id));
    const answer = await answerOfBodies(context, {
      ...reading,
      // "我们和安监局共同的": the asker's body is one of them.
      bodies: reading.shared ? [...asker, ...reading.bodies] : named,
      groups: reading.shared ? reading.groups : [],
      unknownBody: null,
    });
    const [own, ...others] = asker;
    return reading.shared && own && others.length === 0 ? { ...answer, body: own.name } : answer;
  },
});
