/** Views that people keep by name: `views.json` in the folder of the data, which is also the file that they give each other. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { BelligraphError, invalid } from '../errors.js'
import { canonical, sha256 } from '../ids.js'
import { MOST_VIEWS as MOST, type SavedView, SavedViewsFile } from '../model.js'
import { writeWhole } from './journal.js'

const VERSION = 1

/**
 * The views of a file.
 * @throws BelligraphError `invalid`, naming the file and the field
 */
export function readViews(file: string, content: unknown): SavedView[] {
  const { belligraph, version } = (content ?? {}) as { belligraph?: unknown; version?: unknown }
  if (belligraph !== 'views') throw new BelligraphError('invalid', `${file}: is no file of saved views: it must begin with {"belligraph":"views","version":${VERSION}.`)
  if (typeof version === 'number' && version > VERSION) throw new BelligraphError('invalid', `${file}: was written by a newer Belligraph (version ${version} of such files; this one reads up to ${VERSION}).`)
  const parsed = SavedViewsFile.safeParse(content)
  if (!parsed.success) throw invalid(file, parsed.error.issues)
  return parsed.data.views
}

const byName = (a: SavedView, b: SavedView): number => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1)

export class SavedViews {
  #held = new Map<string, SavedView>()
  /** Why the file could not be read; then nothing is written over it. */
  readonly fault: BelligraphError | undefined

  /** `file` need not exist. */
  constructor(readonly file: string) {
    if (!existsSync(file)) return
    try {
      for (const v of readViews(file, JSON.parse(readFileSync(file, 'utf8')))) this.#held.set(v.id, v)
    } catch (e) {
      this.fault = e instanceof BelligraphError ? e : new BelligraphError('damaged', `${file}: is not well-formed JSON; it was left as it is, and no view can be saved until it is mended or moved away.`)
    }
  }

  /** Sorted by name. */
  values(): SavedView[] { return [...this.#held.values()].sort(byName) }

  /** What they are given away as. */
  export(): SavedViewsFile { return { belligraph: 'views', version: VERSION, views: this.values() } }

  /** @throws BelligraphError `conflict` when the name is taken, or there are too many */
  add({ name, query, at }: Omit<SavedView, 'id'>): SavedView {
    this.#free(name)
    const view = { id: sha256(canonical([name, query, at])).slice(0, 16), name, query, at }
    this.#write(new Map([...this.#held, [view.id, view]]))
    return view
  }

  /** Gives a view another name. @throws BelligraphError `not-found`, or `conflict` when the name is taken */
  rename(id: string, name: string): SavedView {
    const old = this.#held.get(id)
    if (!old) throw missing(id)
    if (old.name !== name) this.#free(name)
    const view = { ...old, name }
    this.#write(new Map([...this.#held, [id, view]]))
    return view
  }

  /** @throws BelligraphError `not-found` */
  remove(id: string): void {
    const left = new Map(this.#held)
    if (!left.delete(id)) throw missing(id)
    this.#write(left)
  }

  /** Takes in the views of a file: one that is here already counts as `same`; one whose name is taken gets a number after it. */
  import(views: readonly SavedView[]): { added: number; same: number } {
    const all = new Map(this.#held)
    let same = 0
    for (const v of views) {
      if (all.has(v.id)) { same++; continue }
      const names = new Set([...all.values()].map(o => o.name))
      let name = v.name
      for (let n = 2; names.has(name); n++) name = `${v.name.slice(0, 190)} (${n})`
      all.set(v.id, { ...v, name })
    }
    this.#write(all)
    return { added: views.length - same, same }
  }

  #free(name: string): void {
    if ([...this.#held.values()].some(v => v.name === name)) throw new BelligraphError('conflict', `name: there is a saved view ${JSON.stringify(name)} already; choose another name.`)
  }

  #write(views: ReadonlyMap<string, SavedView>): void {
    if (this.fault) throw this.fault
    if (views.size > MOST) throw new BelligraphError('conflict', `${MOST} views are the most that are kept; remove some first.`)
    mkdirSync(dirname(this.file), { recursive: true })
    writeWhole(this.file, [`${JSON.stringify({ belligraph: 'views', version: VERSION, views: [...views.values()].sort(byName) }, null, 1)}\n`])
    this.#held = new Map(views)
  }
}

const missing = (id: string): BelligraphError => new BelligraphError('not-found', `There is no saved view ${JSON.stringify(id.slice(0, 60))}.`)
