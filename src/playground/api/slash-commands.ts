import { Hono } from "hono";
import { ApiRefusal, badParameter } from "../api-refusal.ts";
import { isRecord } from "../card-tree.ts";
import type { SlashCommand } from "../state.ts";
import type { World } from "../world.ts";
import { readJson } from "./read-json.ts";

const maxCommands = 100;

/** `application/v7/app_slash_commands`: the panel shown when a person types "/". */
export function slashCommandRoutes(world: World): Hono {
  const routes = new Hono();
  const commands = world.state.slashCommands;

  routes.get("/", (c) => c.json({ code: 0, msg: "success", data: { items: [...commands.values()] } }));

  routes.post("/", async (c) => {
    if (commands.size >= maxCommands)
      throw new ApiRefusal(40000000, `at most ${maxCommands} commands per app`);
    const command_id = world.ids.next("sc_");
    commands.set(command_id, { command_id, ...read(await readJson(c), null) });
    return c.json({ code: 0, msg: "success", data: { command_id } });
  });

  routes.patch("/:id", async (c) => {
    const id = existing(c.req.param("id"));
    commands.set(id, { command_id: id, ...read(await readJson(c), id) });
    return c.json({ code: 0, msg: "success", data: {} });
  });

  routes.delete("/:id", (c) => {
    commands.delete(existing(c.req.param("id")));
    return c.json({ code: 0, msg: "success", data: {} });
  });

  function existing(id: string): string {
    if (!commands.has(id)) throw new ApiRefusal(40000000, `no such command: ${id}`);
    return id;
  }

  function read(body: Record<string, unknown>, id: string | null): Omit<SlashCommand, "command_id"> {
    const command = body.command ?? (id ? commands.get(id)?.command : undefined);
    if (typeof command !== "string" || command === "" || command.startsWith("/")) {
      throw badParameter("command is a name without the slash");
    }
    const taken = [...commands.values()].some((one) => one.command === command && one.command_id !== id);
    if (taken) throw new ApiRefusal(40000000, `duplicate command name: ${command}`);
    const { description } = body;
    if (!isRecord(description) || typeof description.default_value !== "string") {
      throw badParameter("description.default_value is required");
    }
    const i18n = isRecord(description.i18n) ? description.i18n : {};
    const texts = Object.entries(i18n).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    );
    return {
      command,
      description: { default_value: description.default_value, i18n: Object.fromEntries(texts) },
    };
  }
  return routes;
}
