import { Hono } from "hono";
import { statusOf } from "./api/contact.ts";
import { openApi } from "./api/open-api.ts";
import { idsOf } from "./events.ts";
import type { Faults } from "./faults.ts";
import { type PersonInChat, personInChat } from "./person-in-chat.ts";
import { createPush, type FetchBot, type Push, type PushOptions } from "./push.ts";
import type { AppIdentity, Chat, Department, Person, StoredMessage } from "./state.ts";
import { createWorld, personOf, privateChat, type World, type WorldOptions } from "./world.ts";

export interface PlatformOptions extends WorldOptions, PushOptions {
  /** How events reach the bot: the app's own `fetch` in tests, the network's in the demo. */
  fetchBot: FetchBot;
  /** Waits for the bot's work after its answers; without it a person's act ends with the answer. */
  settled?: () => Promise<void>;
  groupMessages?: "all" | "mentioned";
}

export interface PersonDetails {
  name: string;
  /** Ids of departments. */
  departments?: string[];
  jobTitle?: string;
  role?: string;
  language?: Person["language"];
  /** Made from the name when left out. */
  openId?: string;
}

/** A strict, stateful stand-in for the platform: what the bot calls, who talks to it, and what it may be told. */
export interface FeishuPlatform {
  world: World;
  app: AppIdentity;
  faults: Faults;
  push: Push;
  /** What the bot uses for `fetch`: no sockets; lost calls reject as a broken network does. */
  fetch: typeof fetch;
  /** The same over HTTP; a lost answer breaks the connection off. */
  routes: Hono;
  addDepartment(name: string, details?: { parent?: string; leaders?: string[] }): Department;
  addPerson(details: PersonDetails): Person;
  addGroup(details: { name: string; members: string[]; botIn?: boolean; chatId?: string }): Chat;
  /** Changes a person in the directory and tells the bot (`contact.user.updated_v3`, or `…deleted_v3` on leaving). */
  changePerson(
    openId: string,
    change: Partial<Pick<Person, "name" | "departmentIds" | "active" | "jobTitle">>,
  ): Promise<void>;
  person(openId: string): PersonInChat;
  privateChat(openId: string): string;
  /** Messages of a chat, oldest first; the bot's only when asked. */
  messages(chatId?: string, from?: "app" | "user"): StoredMessage[];
}

export function createPlatform(options: PlatformOptions): FeishuPlatform {
  const world = createWorld(options);
  const push = createPush(world, options.fetchBot, options);
  const settled = options.settled ?? (async () => {});
  const room = { world, push, settled, groupMessages: options.groupMessages ?? ("all" as const) };
  const api = new Hono().route("/open-apis", openApi(world));
  return {
    world,
    app: world.app,
    faults: world.faults,
    push,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      return withFaults(world, request, (one) => api.fetch(one), breakNetwork);
    },
    routes: new Hono().all("/open-apis/*", (c) =>
      withFaults(world, c.req.raw, (one) => api.fetch(one), breakConnection),
    ),
    ...directory(world, push, settled),
    person: (openId) => personInChat(room, openId),
    privateChat: (openId) => privateChat(world, openId),
    messages: (chatId, from) =>
      [...world.state.messages.values()].filter(
        (one) => (!chatId || one.chatId === chatId) && (!from || one.sender.kind === from),
      ),
  };
}

type Directory = Pick<FeishuPlatform, "addDepartment" | "addPerson" | "addGroup" | "changePerson">;

function directory(world: World, push: Push, settled: () => Promise<void>): Directory {
  const { ids, state } = world;
  return {
    addDepartment(name, { parent, leaders = [] } = {}) {
      const id = ids.named("od-", `${parent ?? ""}/${name}`);
      const department = { id, name, parentId: parent ?? null, leaderIds: leaders };
      state.departments.set(id, department);
      return department;
    },
    addPerson({ name, departments = [], jobTitle = "", role = "", language = "zh_cn", openId }) {
      const key = `${name}/${departments.join()}/${role}`;
      const person: Person = {
        openId: openId ?? ids.named("ou_", key),
        unionId: ids.named("on_", key),
        userId: ids.named("", `user/${key}`).slice(0, 8),
        name,
        departmentIds: departments,
        jobTitle,
        active: true,
        available: true,
        language,
        role,
      };
      state.people.set(person.openId, person);
      return person;
    },
    addGroup({ name, members, botIn = true, chatId = ids.named("oc_", `group/${name}`) }) {
      const chat: Chat = { chatId, type: "group", name, members, botIn, dissolved: false };
      state.chats.set(chatId, chat);
      return chat;
    },
    async changePerson(openId, change) {
      const person = personOf(world, openId);
      const before = { department_ids: person.departmentIds, open_id: openId };
      Object.assign(person, change);
      // The platform leaves `department_ids` of the object empty in these events.
      const object = { ...idsOf(person), name: person.name, status: statusOf(person), department_ids: [] };
      const type = person.active ? "contact.user.updated_v3" : "contact.user.deleted_v3";
      await push.event(type, { object, old_object: before });
      await settled();
    },
  };
}

async function withFaults(
  world: World,
  request: Request,
  serve: (request: Request) => Response | Promise<Response>,
  broken: () => Response,
): Promise<Response> {
  const fault = world.faults.take(request.method, new URL(request.url).pathname);
  if (fault === null) return serve(request);
  if (fault === "lost before") return broken();
  if (fault === "timeout after delivering") {
    await serve(request);
    return broken();
  }
  if (fault === "http-500") return new Response("Internal Server Error", { status: 500 });
  if (fault === "429") {
    const headers = { "x-ogw-ratelimit-limit": "50", "x-ogw-ratelimit-reset": "1" };
    return Response.json(
      { code: 99991400, msg: "request trigger frequency limit" },
      { status: 429, headers },
    );
  }
  return Response.json(
    { code: fault.code, msg: fault.msg ?? "injected fault" },
    { status: fault.status ?? 400 },
  );
}

function breakNetwork(): never {
  throw new TypeError("fetch failed", { cause: new Error("the connection was lost") });
}

function breakConnection(): Response {
  const body = new ReadableStream({
    pull: (controller) => controller.error(new Error("the connection was lost")),
  });
  return new Response(body);
}
