/** Text that may stand in XML 1.0, whatever it was. */
import { escapeUTF8 } from 'entities'

/** All that XML 1.0 (section 2.2) does not allow: control characters, lone surrogates, U+FFFE, U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Escaped for element content and for quoted attributes; what XML cannot hold becomes U+FFFD. Line ends in attributes survive as references. */
export const xml = (value: string | number | boolean): string =>
  escapeUTF8(String(value).replace(ILLEGAL, '\ufffd')).replace(/[\n\r\t]/g, c => `&#${c.charCodeAt(0)};`)
