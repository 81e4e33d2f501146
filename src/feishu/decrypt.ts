const IV_BYTES = 16;

/**
 * Opens the `encrypt` field: AES-256-CBC under SHA-256 of the encrypt key, IV in front, PKCS#7 padding, UTF-8.
 * null for anything that was not made with this key.
 */
export async function decrypt(base64: string, encryptKey: string): Promise<string | null> {
  const bytes = fromBase64(base64);
  if (!bytes) return null;
  const key = await aesKey(encryptKey, "decrypt");
  try {
    const iv = bytes.subarray(0, IV_BYTES);
    const plain = await crypto.subtle.decrypt({ name: "AES-CBC", iv }, key, bytes.subarray(IV_BYTES));
    return new TextDecoder("utf-8", { fatal: true }).decode(plain);
  } catch {
    return null;
  }
}

export async function aesKey(encryptKey: string, use: "encrypt" | "decrypt"): Promise<CryptoKey> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(encryptKey));
  return crypto.subtle.importKey("raw", digest, "AES-CBC", false, [use]);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
    return bytes;
  } catch {
    return null;
  }
}
