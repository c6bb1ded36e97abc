/** A quick answer to whether a value need be parsed at all: most records that are read were written by this program, and are as their schema would give them. */
import type { z } from 'zod'

type Test = (value: unknown) => boolean
/** What a schema, or a check on it, is made of, as far as it is asked here: see https://zod.dev/library-authors. */
interface Def {
  type: string; format?: string; coerce?: boolean; checks?: readonly Made[]
  innerType?: Zod; element?: Zod; keyType?: Zod; valueType?: Zod; catchall?: Zod; options?: readonly Zod[]
  shape?: Readonly<Record<string, Zod>>; entries?: Readonly<Record<string, unknown>>; values?: readonly unknown[]
  check?: string; pattern?: RegExp; fn?: Test; minimum?: number; maximum?: number; value?: number; inclusive?: boolean
}
interface Made { _zod: { def: Def } }
interface Zod extends Made { safeParse(value: unknown): { success: boolean; data?: unknown } }

/**
 * Tells of a value that JSON gave whether the schema takes it and gives back the same: the same fields in the same order, nothing filled in. `false` says only
 * that the schema must be asked, which then also says what is wrong. Many times as fast as asking it.
 */
export const exact = (schema: z.ZodType): Test => testOf(schema as unknown as Zod)

function testOf(schema: Zod): Test {
  const { def } = schema._zod, kind = kindOf(def), checks = (def.checks ?? []).map(c => checkOf(c._zod.def))
  // What is not known here is left to zod, if it is plain: then it comes back the same or not at all.
  if (!kind || checks.includes(undefined)) return v => typeof v !== 'object' && schema.safeParse(v).data === v
  return (checks as Test[]).reduce((before, check) => v => before(v) && check(v), kind)
}

/** The test of a schema but for its checks; undefined where it is of a kind that is not known here. */
function kindOf(def: Def): Test | undefined {
  if (def.coerce || (def.format !== undefined && def.format !== 'safeint' && def.format !== 'datetime')) return undefined
  switch (def.type) {
    case 'string': return def.pattern ? v => typeof v === 'string' && def.pattern!.test(v) : v => typeof v === 'string'
    case 'number': return def.format ? Number.isSafeInteger : Number.isFinite
    case 'boolean': return v => typeof v === 'boolean'
    case 'literal': case 'enum': {
      const all = new Set(def.values ?? Object.values(def.entries!))
      return v => all.has(v)
    }
    case 'optional': case 'default': return testOf(def.innerType!)
    case 'array': {
      const element = testOf(def.element!)
      return v => {
        if (!Array.isArray(v)) return false
        for (let i = 0; i < v.length; i++) if (!element(v[i])) return false
        return true
      }
    }
    case 'record': {
      const key = testOf(def.keyType!), value = testOf(def.valueType!)
      return v => {
        if (!isObject(v)) return false
        for (const k in v) if (k === '__proto__' || !key(k) || !value(v[k])) return false
        return true
      }
    }
    case 'union': {
      if (!def.options!.every((a, i) => def.options!.every((b, j) => i === j || apart(a, b)))) return undefined
      const tests = def.options!.map(testOf)
      return v => tests.some(test => test(v))
    }
    case 'object': return strict(def) ? fields(def.shape!) : undefined
    default: return undefined
  }
}

function checkOf({ check, type, format, pattern, fn, minimum = 0, maximum = 0, value = 0, inclusive }: Def): Test | undefined {
  switch (check) {
    // Of a text zod counts the letters, each of which is one or two units.
    case 'min_length': return v => (typeof v === 'string' && v.length < 2 * minimum ? [...v] : v as string | unknown[]).length >= minimum
    case 'max_length': return v => (v as string | unknown[]).length <= maximum
    case 'string_format': return format === 'regex' ? v => pattern!.test(v as string) : undefined
    case 'greater_than': return v => (inclusive ? (v as number) >= value : (v as number) > value)
    case 'less_than': return v => (inclusive ? (v as number) <= value : (v as number) < value)
    default: return type === 'custom' ? fn : undefined
  }
}

const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v)
const strict = (def: Def): boolean => def.type === 'object' && def.catchall?._zod.def.type === 'never'
/** Whether a field may be missing and then stays so. */
const spare = (field: Zod): boolean => field._zod.def.type === 'optional' && field.safeParse(undefined).data === undefined
/** Whether no object can be both: one needs a field that the other has not. */
function apart(a: Zod, b: Zod): boolean {
  const [x, y] = [a._zod.def, b._zod.def]
  return strict(x) && strict(y) && Object.entries(x.shape!).some(([key, field]) => !Object.hasOwn(y.shape!, key) && !spare(field) && field._zod.def.type !== 'default')
}

function fields(shape: Readonly<Record<string, Zod>>): Test {
  const keys = Object.keys(shape), tests = keys.map(k => testOf(shape[k]!)), spares = keys.map(k => spare(shape[k]!))
  return v => {
    if (!isObject(v)) return false
    let at = 0
    for (const key in v) {
      while (keys[at] !== key) if (!spares[at++]) return false
      if (!tests[at++]!(v[key])) return false
    }
    while (at < keys.length) if (!spares[at++]) return false
    return true
  }
}
