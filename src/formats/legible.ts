/** Text that any file of text may hold, whatever it was. */

/** What XML 1.0 (section 2.2) does not allow, and no reader shows: control characters, lone surrogates, U+FFFE, U+FFFF. */
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** What cannot stand becomes U+FFFD; tabs and line ends stay. */
export const legible = (text: string): string => text.replace(ILLEGAL, '\ufffd')

/** JSON in one line, every text legible. */
export const legibleJson = (value: unknown): string => JSON.stringify(value, (_, v: unknown) => (typeof v === 'string' ? legible(v) : v))
