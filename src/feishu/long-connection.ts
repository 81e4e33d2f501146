import { PlatformError } from "../chat/platform.ts";
import { callbackBody } from "./callback-body.ts";
import { normaliseEvent } from "./events.ts";
import type { ActionAnswer, Incoming } from "./incoming.ts";
import { readLetter } from "./letter.ts";
import { MalformedEvent } from "./parse-event.ts";

export interface LongConnectionSettings {
  /** Without a slash at its end. */
  baseUrl: string;
  appId: string;
  appSecret: string;
  /** Works on one event; what it returns answers a card callback. Must be done within three seconds. */
  receive(incoming: Incoming): Promise<ActionAnswer>;
  botOpenId(): Promise<string>;
  log: {
    info(event: string, facts?: Record<string, unknown>): void;
    warn(event: string, facts?: Record<string, unknown>): void;
    error(event: string, facts?: Record<string, unknown>): void;
  };
}

const HANDSHAKE_TIMEOUT_MS = 15_000;
/** How long after a ping a silent server counts as dead. */
const PONG_TIMEOUT_S = 30;

/**
 * Events through the SDK's WebSocket instead of a public address; Node only. Resolves once connected, and keeps
 * connecting anew after that. There is no signature here: the connection itself was opened with the app's secret.
 * @throws PlatformError `config` when the app's id or secret will never be accepted.
 */
export async function connectLongConnection(settings: LongConnectionSettings): Promise<{ close(): void }> {
  const { appId, appSecret, baseUrl, log } = settings;
  // The SDK only logs this and then does nothing for ever.
  if (!/^cli_[0-9a-fA-F]{16}$/.test(appId)) {
    throw new PlatformError(
      "config",
      0,
      "FEISHU_APP_ID must be cli_ and 16 hexadecimal digits for the long connection; copy it from the developer console.",
    );
  }
  const { EventDispatcher, LoggerLevel, WSClient } = await import("@larksuiteoapi/node-sdk");
  const logger = redactingLogger(settings);

  /** Takes the letter as it came: the SDK's own dispatcher would mix its fields with the event's. */
  class LetterReader extends EventDispatcher {
    override async invoke(letter: unknown): Promise<unknown> {
      return answerLetter(settings, letter);
    }
  }

  return new Promise((resolve, reject) => {
    const client = new WSClient({
      appId,
      appSecret,
      domain: baseUrl,
      logger,
      loggerLevel: LoggerLevel.warn,
      handshakeTimeoutMs: HANDSHAKE_TIMEOUT_MS,
      wsConfig: { pingTimeout: PONG_TIMEOUT_S },
      onReady: () => resolve({ close: () => client.close({ force: true }) }),
      onReconnecting: () => log.warn("long-connection.reconnecting"),
      onReconnected: () => log.info("long-connection.reconnected"),
      onError: (cause) => {
        log.error("long-connection.gave-up", { reason: redact(cause.message, appSecret) });
        const hint = "check FEISHU_APP_ID and FEISHU_APP_SECRET, and that the app is enabled";
        reject(
          new PlatformError("config", 0, `The platform refused the long connection; ${hint}.`, {}, { cause }),
        );
      },
    });
    const eventDispatcher = new LetterReader({ logger, loggerLevel: LoggerLevel.warn });
    client.start({ eventDispatcher }).catch(reject);
  });
}

/** A rejection makes the platform deliver again; what can never be read is logged and acknowledged. */
async function answerLetter(settings: LongConnectionSettings, content: unknown): Promise<unknown> {
  const { receive, botOpenId, log } = settings;
  const letter = readLetter(content);
  if (!letter) {
    log.warn("long-connection.malformed", { detail: "envelope" });
    return {};
  }
  try {
    const incoming = await normaliseEvent({ ...letter, text: JSON.stringify(content) }, botOpenId);
    return incoming ? callbackBody(await receive(incoming)) : {};
  } catch (cause) {
    if (cause instanceof MalformedEvent) {
      log.warn("long-connection.malformed", { type: letter.type, detail: cause.message });
      return {};
    }
    log.error("long-connection.failed", { type: letter.type, id: letter.id, cause });
    // Without the cause: the SDK logs what is thrown here.
    throw new Error("not handled");
  }
}

/** The SDK's logger prints secrets and messages; of its warnings and errors only plain text passes, without the secret. */
function redactingLogger(settings: LongConnectionSettings) {
  const pass = (...parts: unknown[]) => {
    const text = parts.flat(2).filter((part) => typeof part === "string");
    settings.log.warn("long-connection.sdk", { message: redact(text.join(" "), settings.appSecret) });
  };
  const drop = () => {};
  return { error: pass, warn: pass, info: drop, debug: drop, trace: drop };
}

const MAX_LOGGED_LENGTH = 200;

function redact(text: string, secret: string): string {
  return text.replaceAll(secret, "***").slice(0, MAX_LOGGED_LENGTH);
}
