import { Layouts } from './graph/layout.js'

/** Answers kept for as long as the data does not change. */
export class Memo {
  #version = ''
  #held = new Map<string, { value: unknown; weight: number }>()
  #weight = 0

  /** `layouts` outlives the data: most writes tie nobody anew. `most`: the sum of weights that is kept; past it the oldest go. */
  constructor(readonly most = 64 * 2 ** 20, readonly layouts = new Layouts()) {}

  /** What is kept for this key under this data version. */
  get<T>(version: string, key: string): T | undefined {
    return version === this.#version ? this.#held.get(key)?.value as T | undefined : undefined
  }

  /** What `make` gave for this key under this data version. `weigh` estimates its bytes. */
  of<T>(version: string, key: string, make: () => T, weigh: (value: T) => number = () => 1_000): T {
    if (version !== this.#version) {
      this.#version = version
      this.#held.clear()
      this.#weight = 0
    }
    const had = this.#held.get(key)
    if (had) {
      this.#held.delete(key)
      this.#held.set(key, had)
      return had.value as T
    }
    const value = make(), weight = weigh(value)
    this.#held.set(key, { value, weight })
    this.#weight += weight
    for (const [old, { weight: w }] of this.#held) {
      if (this.#weight <= this.most || old === key) break
      this.#held.delete(old)
      this.#weight -= w
    }
    return value
  }
}
