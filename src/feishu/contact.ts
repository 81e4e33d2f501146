import {
  type Platform,
  type PlatformDepartment,
  PlatformError,
  type PlatformUser,
} from "../chat/platform.ts";
import { type Api, dataOf } from "./api.ts";
import type { ApiDepartment, ApiUser, DepartmentData, ParentsData, UserData } from "./api-types.ts";
import { LIMITS } from "./limits.ts";

/** The platform's root, which is no department. */
const ROOT = "0";
/** Somebody waits for an answer, and the bot goes on with what it knows; the default is for sending. */
const TIMEOUT_MS = 3_000;
/** Deeper than any directory; keeps a confused answer from turning pages for ever. */
const MAX_PAGES = 20;

const IDS = { user_id_type: "open_id", department_id_type: "open_department_id" };

export function contactCalls(api: Api): Pick<Platform, "user" | "department" | "departmentParents"> {
  async function get<T extends object>(name: string, path: string, query: Record<string, string> = {}) {
    const call = { name, kind: "contact", method: "GET", lost: "retry", timeoutMs: TIMEOUT_MS } as const;
    const answer = await api.json({
      ...call,
      path: `/open-apis/contact/v3/${path}`,
      query: { ...IDS, ...query },
    });
    return dataOf<T>(answer);
  }

  return {
    async user(openId) {
      const { user } = await get<UserData>("user", `users/${encodeURIComponent(openId)}`);
      if (!user) throw new PlatformError("retry", 0, "user: the answer names nobody");
      return readUser(user, openId);
    },
    async department(id) {
      const { department } = await get<DepartmentData>("department", `departments/${encodeURIComponent(id)}`);
      if (!department) throw new PlatformError("retry", 0, "department: the answer names none");
      return readDepartment(department, id);
    },
    async departmentParents(id) {
      const parents: PlatformDepartment[] = [];
      let pageToken: string | undefined;
      for (let page = 0; page < MAX_PAGES; page++) {
        const data: ParentsData = await get("parents", "departments/parent", {
          department_id: id,
          page_size: String(LIMITS.contact.pageSize),
          ...(pageToken && { page_token: pageToken }),
        });
        for (const item of data.items ?? []) parents.push(readDepartment(item, ""));
        pageToken = data.page_token;
        if (!data.has_more || !pageToken) break;
      }
      return parents.filter((parent) => parent.id !== "");
    },
  };
}

/** Missing fields mean missing scopes, not empty data: a name may be "". */
function readUser(user: ApiUser, openId: string): PlatformUser {
  const { status } = user;
  return {
    openId: user.open_id || openId,
    name: user.name ?? "",
    departmentIds: (user.department_ids ?? []).filter((id) => id !== ROOT),
    jobTitle: user.job_title || null,
    active: !(status?.is_resigned || status?.is_frozen || status?.is_exited),
  };
}

function readDepartment(department: ApiDepartment, id: string): PlatformDepartment {
  const parentId = department.parent_department_id;
  // Type 1 is the main leader, 2 a deputy.
  const leaders = [...(department.leaders ?? [])].sort((a, b) => a.leaderType - b.leaderType);
  const leaderIds = [department.leader_user_id, ...leaders.map((leader) => leader.leaderID)];
  return {
    id: department.open_department_id || id,
    name: department.name ?? "",
    parentId: !parentId || parentId === ROOT ? null : parentId,
    leaderIds: [...new Set(leaderIds.filter((one): one is string => !!one))],
  };
}
