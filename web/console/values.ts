/**
 * A parameter's value as a person writes it. What reads as JSON is that (`3`, `true`, `["isis", "sdf"]`, `"3"` the text); everything else is a text as it
 * stands: `isis`, `2018-06`. Pure.
 */
export function readValue(text: string): unknown {
  try { return JSON.parse(text) } catch { return text }
}

/** The shortest way to write a value that `readValue` reads back. */
export function writeValue(value: unknown): string {
  if (typeof value === 'string' && readValue(value) === value) return value
  return JSON.stringify(value)
}

export const readValues = (written: Readonly<Record<string, string>>): Record<string, unknown> => Object.fromEntries(Object.entries(written).map(([k, v]) => [k, readValue(v)]))
