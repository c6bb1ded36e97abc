/** Keeps records in memory and answers no question: stands in for the embedded engine where only the snapshot matters. */
import type { AnyRecord } from '../../src/model.js'
import type { Change } from '../../src/store/snapshot.js'
import type { Answer, Engine, News } from '../../src/store/store.js'

export class RecordsOnly implements Engine {
  readonly name = 'embedded'
  readonly version = 'none'
  #log: AnyRecord[][] = []
  async read(after: number) { return { seq: this.#log.length, records: this.#log.slice(after).flat(), whole: false } }
  async write(after: number, prepare: (others: News) => Change) {
    const change = prepare(await this.read(after))
    if (change.records.length > 0) this.#log.push(change.records)
    return { seq: this.#log.length, change }
  }
  async restore(): Promise<void> { throw new Error('restores nothing') }
  async query(): Promise<Answer> { throw new Error('answers no question') }
  async check() { return [] }
  async close() {}
}
