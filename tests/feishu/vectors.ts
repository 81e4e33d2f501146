/** Published and computed vectors of the platform's encryption and signature; several implementations agree on them. */
export const encryptKey = "kudryavka-test-encrypt-key";
export const verificationToken = "v3r1f1cat10nT0kenExample";

export const published = {
  key: "test key",
  encrypted: "P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=",
  plain: "hello world",
};

export const challenge = {
  iv: 0x00,
  plain: '{"challenge":"ajls384kdj1234","token":"v3r1f1cat10nT0kenExample","type":"url_verification"}',
  body: '{"encrypt":"AAECAwQFBgcICQoLDA0OD0l+Ca3Og1aHNJE/EcMM9ce/LrXklpO7Mp6bw4gJALpZrDHKLbkNj+4WV5vrGxTWtRNd1lCozVvJv3elzH0UstiisJd+dywaLA5cABcWpcYz/IpXgDuPc6DyY8EaZ+Vtyg=="}',
};

export const event = {
  iv: 0x10,
  plain:
    '{"schema":"2.0","header":{"event_id":"5e3702a84e847582be8db7fb73283c02","event_type":"im.message.receive_v1","create_time":"1608725989000","token":"v3r1f1cat10nT0kenExample","app_id":"cli_test","tenant_key":"tk"},"event":{"message":{"message_id":"om_1","chat_type":"p2p","message_type":"text","content":"{\\"text\\":\\"你好\\"}"}}}',
  timestamp: "1700000000",
  nonce: "nonce-123",
  body: '{"encrypt":"EBESExQVFhcYGRobHB0eHy4YvMXZyUw5xb91XXpU3zeXTw6kTfW8yPvHTmyJ5sRwKanVa7tiRi0MFq/mwzNQ3ABEDW0MQUEcnyoGbstl89F5fDkvElEGdSEGmvVNufWcGK8GVUwy+Em5oMlPEV2J5Ueu+KXKZkZHmiBkYakNHxPx1PszpWsx02kBC8jdd56YA4kA1QpFo/IaI9ab4AmyRU5lVIfReD/QQn4s3hw8GmSuen84eFyvChWXHcLFOLKPII5EHe3NSchiYVydKmJZhPXSYaWmnGLue3egydZCeYXCIq0mYRvWeyI4rGHiJMaSm+OtJkiF08YPNuSsurC6o9+AGRwoTUV6vpyh9gBjk/qTHIBkdIvgXAAYNnnZj79piQiI0E8rYMjhBDfWYmmNpDTzjIfKkA2sICeUqW6n7Pb9gckE24ZKmNc4TGQquZcLl1MQ1KrRYn3CbxDi/y3dKQ=="}',
  signature: "b8f751bae0c3adca92359150fb24f4fb111cf2f36db3a589998cf539a4be81ea",
  /** Over the same envelope printed with one space of indentation. */
  prettySignature: "1ab3c5b6a24e5e62e0d0ef7466c2759b5d7300edae24c34a7f18cbc55c0528a0",
};

export const callback = {
  iv: 0x20,
  plain:
    '{"schema":"2.0","header":{"event_id":"ev-1","event_type":"card.action.trigger","create_time":"1603977298000000","token":"v3r1f1cat10nT0kenExample","tenant_key":"tk","app_id":"cli_test"},"event":{"token":"c-abc","action":{"tag":"button","value":{"k":"值"}}}}',
  timestamp: "2026-10-04 18:23:46.052290112 +0800 CST m=+3612.1",
  nonce: "n-2",
  body: '{"encrypt":"ICEiIyQlJicoKSorLC0uLwh99IlXJnd7r0Q/mhAzEWbdvZOO2PlH6+5hIjeh/AeryKAVRwioIAnXpKkULsb/Nu5M93Wqhyh5xR1OIB4mquUoBn3HKr7YOvfT1ET7DSG7WGjU83uSkOjnBtu9xHbI5eroebI1V1/2j0vLW2UvsOxxiq14YOlWpWTeQ4t7/sdt5YKmPj7+E3yzIDdMgmTrUfU0m7gdJ3TS6gSK1R8U9UO2iA2s711HGpiJZNyT032AJDcynbNYS7u9eTZTtW3tabkZEbZQLXX7iK2+7BZSVxhpF5v3zfa/+TpwBFGnY7fNwjYQIp/hY67KfkYpUUldLtHA9DbV5mkuvBhIG+DPLygkFcd7KV+45gHJ1CnZRryb"}',
  signature: "6cb6668e92efb8ceb15d9ce9b17c3f7820e1e304401c37b53924bb2cac6017d5",
};

/** The callback of before 2023: plain, SHA-1 with the verification token. The bot does not subscribe to it. */
export const legacyCard = {
  timestamp: "1700000000",
  nonce: "n-3",
  body: '{"open_id":"ou_1","open_message_id":"om_1","token":"c-1","action":{"value":{"a":1},"tag":"button"}}',
  signature: "f8211af9d1153fe288d0a559f7427ef3d0788bc2",
};

/** Sixteen bytes counting up from `first`. */
export function ivFrom(first: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: 16 }, (_, index) => first + index);
}
