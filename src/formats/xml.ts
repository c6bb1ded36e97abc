/** Text in XML. */
import { escapeUTF8 } from 'entities'
import { legible } from './legible.js'

/** Escaped for element content and for quoted attributes; what XML cannot hold becomes U+FFFD. Line ends in attributes survive as references. */
export const xml = (value: string | number | boolean): string =>
  escapeUTF8(legible(String(value))).replace(/[\n\r\t]/g, c => `&#${c.charCodeAt(0)};`)
