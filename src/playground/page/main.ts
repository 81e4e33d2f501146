import { ChatPage } from "./chat-page.ts";
import { announce } from "./notices.ts";
import { createState, type PageState } from "./page-state.ts";
import { server } from "./server.ts";

const refreshEveryMs = 30_000;
const gatherMs = 60;

async function start(): Promise<void> {
  const state = createState(await server.world());
  const page = new ChatPage(state);
  await page.enter();
  listen(page, state);
  document.addEventListener("click", closePanels);
}

/** Changes arrive as they happen, many at once when the clock moves; a slow beat catches what a broken line missed. */
function listen(page: ChatPage, state: PageState): void {
  let isWaiting = false;
  const changes = new EventSource("/playground/changes");
  changes.onmessage = () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      void page.reloadWorld();
    }, gatherMs);
  };
  changes.onerror = () => announce(state.texts.reconnecting);
  setInterval(() => void page.reloadWorld(), refreshEveryMs);
}

/** A press outside an open panel closes it. */
function closePanels(event: MouseEvent): void {
  for (const panel of document.querySelectorAll<HTMLDetailsElement>(
    "details.clock[open], details.multi-select[open]",
  )) {
    if (event.target instanceof Node && !panel.contains(event.target)) panel.open = false;
  }
}

void start();
