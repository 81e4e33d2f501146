import { type Context, Hono } from "hono";
import { ApiRefusal } from "../api-refusal.ts";
import type { Department, Person } from "../state.ts";
import type { World } from "../world.ts";

const rootId = "0";

/** `contact/v3`: users and departments, ids always open ids. Free of the monthly quota. */
export function contactRoutes(world: World): Hono {
  const routes = new Hono();
  const { people, departments } = world.state;

  routes.get("/users/batch", (c) => {
    const ids = c.req.queries("user_ids") ?? [];
    if (ids.length === 0 || ids.length > 50) throw new ApiRefusal(40001, "user_ids takes 1 to 50 ids");
    const items = ids.flatMap((id) => people.get(id) ?? []).map((person) => shownPerson(world, person));
    return c.json({ code: 0, msg: "success", data: { items } });
  });

  routes.get("/users/find_by_department", (c) => {
    const id = c.req.query("department_id") ?? "";
    if (id !== rootId) departmentOf(world, id);
    const direct = [...people.values()].filter((person) =>
      id === rootId ? person.departmentIds.length === 0 : person.departmentIds.includes(id),
    );
    return c.json({
      code: 0,
      msg: "success",
      data: page(
        c,
        direct.map((one) => shownPerson(world, one)),
      ),
    });
  });

  routes.get("/users/:id", (c) => {
    const id = c.req.param("id");
    if ((c.req.query("user_id_type") ?? "open_id") !== "open_id")
      throw new ApiRefusal(40001, "only open_id here");
    const person = people.get(id);
    if (!person)
      throw new ApiRefusal(id.startsWith("ou_") ? 41050 : 41012, "no user authority or invalid user id");
    return c.json({ code: 0, msg: "success", data: { user: shownPerson(world, person) } });
  });

  routes.get("/departments/parent", (c) => {
    const ancestors: Department[] = [];
    let parent = departmentOf(world, c.req.query("department_id") ?? "").parentId;
    while (parent !== null) {
      const department = departmentOf(world, parent);
      ancestors.push(department);
      parent = department.parentId;
    }
    return c.json({
      code: 0,
      msg: "success",
      data: page(
        c,
        ancestors.map((one) => shownDepartment(world, one)),
        20,
      ),
    });
  });

  routes.get("/departments/:id/children", (c) => {
    const id = c.req.param("id");
    if (id !== rootId) departmentOf(world, id);
    const under = (parent: string | null): Department[] => {
      const direct = [...departments.values()].filter((one) => one.parentId === parent);
      return c.req.query("fetch_child") === "true"
        ? direct.flatMap((one) => [one, ...under(one.id)])
        : direct;
    };
    const items = under(id === rootId ? null : id).map((one) => shownDepartment(world, one));
    return c.json({ code: 0, msg: "success", data: page(c, items) });
  });

  routes.get("/departments/:id", (c) => {
    const department = departmentOf(world, c.req.param("id"));
    return c.json({ code: 0, msg: "success", data: { department: shownDepartment(world, department) } });
  });
  return routes;
}

function departmentOf(world: World, id: string): Department {
  const department = world.state.departments.get(id);
  if (!department) throw new ApiRefusal(40008, "department not found");
  return department;
}

function page<T>(c: Context, all: T[], defaultSize = 10) {
  const size = Number(c.req.query("page_size") ?? defaultSize);
  if (!Number.isInteger(size) || size < 1 || size > 50)
    throw new ApiRefusal(40001, "page_size must be 1 to 50");
  const start = Number(c.req.query("page_token") || 0);
  if (!Number.isInteger(start) || start < 0) throw new ApiRefusal(40001, "page_token is invalid");
  const next = start + size;
  const hasMore = next < all.length;
  return {
    items: all.slice(start, next),
    has_more: hasMore,
    ...(hasMore ? { page_token: String(next) } : {}),
  };
}

function shownPerson(world: World, person: Person) {
  return {
    open_id: person.openId,
    union_id: person.unionId,
    user_id: person.userId,
    name: person.name,
    en_name: "",
    avatar: {},
    status: statusOf(person),
    department_ids: person.departmentIds.length > 0 ? person.departmentIds : [rootId],
    leader_user_id:
      person.departmentIds
        .flatMap((id) => world.state.departments.get(id)?.leaderIds ?? [])
        .find((id) => id !== person.openId) ?? "",
    orders: person.departmentIds.map((id, index) => ({
      department_id: id,
      is_primary_dept: index === 0,
      user_order: 0,
      department_order: index === 0 ? 1 : 0,
    })),
    job_title: person.jobTitle,
    employee_no: "",
    employee_type: 1,
  };
}

export const statusOf = (person: Person) => ({
  is_frozen: false,
  is_resigned: !person.active,
  is_activated: person.active,
  is_exited: false,
  is_unjoin: false,
});

function shownDepartment(world: World, department: Department) {
  const members = [...world.state.people.values()].filter((one) => one.departmentIds.includes(department.id));
  return {
    name: department.name,
    i18n_name: { zh_cn: department.name },
    parent_department_id: department.parentId ?? rootId,
    department_id: department.id.slice(3),
    open_department_id: department.id,
    leader_user_id: department.leaderIds[0] ?? "",
    leaders: department.leaderIds.map((id, index) => ({ leaderType: index === 0 ? 1 : 2, leaderID: id })),
    chat_id: "",
    order: "0",
    member_count: members.length,
    status: { is_deleted: false },
  };
}
