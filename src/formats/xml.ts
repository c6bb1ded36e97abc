/** Text in XML. */
import { escapeUTF8 } from 'entities'
import { legible } from './legible.js'

/** What XML has another way to write, or none. */
const SPECIAL = /[&<>"'\u0000-\u001f\ud800-\udfff\ufffe\uffff]/

/** Escaped for element content and for quoted attributes; what XML cannot hold becomes U+FFFD. Line ends in attributes survive as references. */
export function xml(value: string | number | boolean): string {
  const text = String(value)
  return SPECIAL.test(text) ? escapeUTF8(legible(text)).replace(/[\n\r\t]/g, c => `&#${c.charCodeAt(0)};`) : text
}
