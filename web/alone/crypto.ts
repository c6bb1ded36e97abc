/** What the model needs of `node:crypto`, in a browser: hashes of texts. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** SHA-256 whatever the name: the page makes no UUIDs, which need another. */
export function createHash(_: string) {
  const hash = sha256.create()
  const made = { update: (text: string | Uint8Array) => { hash.update(typeof text === 'string' ? new TextEncoder().encode(text) : text); return made }, digest: () => bytesToHex(hash.digest()) }
  return made
}

export const hash = (name: string, text: string | Uint8Array): string => createHash(name).update(text).digest()
