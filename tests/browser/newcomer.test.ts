import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { desktop, launch, openPage, phone, type WatchedPage } from "./browser.ts";

/** What a newcomer does with the real demo, started as the README says. */
const root = fileURLToPath(new URL("../..", import.meta.url));
/** The README's picture. Made anew when it is missing or asked for: its pixels differ with fonts and the time of day. */
const picture = `${root}data/pictures/chat.png`;
const wantsPicture = process.env.UPDATE_PICTURES === "1" || !existsSync(picture);

let browser: Browser;
let program: ChildProcess;
let address: string;
let visit: WatchedPage;

beforeAll(async () => {
  program = spawn(process.execPath, ["src/duban.js", "demo", "--port", "0"], { cwd: root });
  [browser, address] = await Promise.all([launch(), addressOf(program)]);
  visit = await openPage(browser, address, desktop);
}, 60_000);

afterAll(async () => {
  await browser.close();
  program.kill("SIGINT");
  if (program.exitCode === null) await once(program, "exit");
});

function addressOf(started: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk;
      const found = /http:\/\/[\w.:[\]]+/.exec(said)?.[0];
      if (found) resolve(found);
    };
    started.stdout?.on("data", hear);
    started.stderr?.on("data", hear);
    started.once("exit", () => reject(new Error(`The demo ended: ${said}`)));
  });
}

const cards = (page: Page) => page.locator(".card");

/** Says something and waits for the card that answers it. */
async function ask(page: Page, text: string): Promise<string> {
  const before = await page.locator(".mine").count();
  await page.locator("#say").fill(text);
  await page.locator("#say").press("Enter");
  await expect.poll(() => page.locator(".mine").count(), { timeout: 10_000 }).toBe(before + 1);
  const answer = page.locator(".mine ~ .message:not(.mine):last-of-type .card");
  await answer.waitFor();
  return (await answer.textContent()) ?? "";
}

test("asks what the own department is responsible for", async () => {
  const { page } = visit;
  await page.locator("#me", { hasText: "区安监局" }).waitFor();
  await page.locator(".card", { hasText: "您好" }).waitFor();
  expect(await ask(page, "我们部门负责什么？")).toMatch(/区安监局[\s\S]*牵头[\s\S]*\d+ ?项/);
  if (wantsPicture) await page.screenshot({ path: picture });
});

test("reports on a task: what is missing is said beside the field, then it is saved", async () => {
  const { page } = visit;
  await ask(page, "/汇报 12");
  const form = cards(page).last();
  await form.getByLabel("完成比例").fill("40");
  await form.getByRole("button", { name: "提交" }).click();
  await form.getByText("必填").first().waitFor();
  await form.getByLabel("进展情况").fill("已完成初稿，正在征求意见。");
  await form.getByRole("button", { name: "提交" }).click();
  await page.locator(".toast.success").waitFor();
  await form.getByText("已完成初稿").first().waitFor();
  expect(await ask(page, "/历史 12")).toContain("已完成初稿");
});

test("moves the clock a week on and finds Monday's digest in the group", async () => {
  const { page } = visit;
  await page.getByRole("button", { name: "+1 周" }).click();
  const group = page.locator(".chat-entry", { hasText: "工作群" });
  await group.locator(".badge").waitFor({ timeout: 60_000 });
  await group.click();
  const digest = cards(page).filter({ hasText: "周报" });
  await digest.waitFor();
  await expect.poll(() => digest.locator("canvas").count(), { timeout: 15_000 }).toBeGreaterThan(0);
  expect(await digest.textContent()).toContain("实施公共消防安全工程");
});

test("asks in English, as the leader, from a phone", async () => {
  const small = await openPage(browser, address, phone, { hasTouch: true });
  const { page } = small;
  await page.locator("#me").tap();
  await page.getByRole("button", { name: /领导/ }).first().tap();
  await page.locator("#language").tap();
  await page.locator(".chat-entry, #say").first().waitFor();
  if (await page.locator(".chat-entry").first().isVisible()) await page.locator(".chat-entry").first().tap();
  await ask(page, "What is overdue?");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  expect(small.problems).toEqual([]);
});

test("nothing went wrong in the page, and nothing was asked of anybody but the demo", () => {
  expect(visit.problems).toEqual([]);
  expect([...visit.addresses]).toEqual([address]);
});
