/** Questions of people's own: files in the folder `questions` of the data, of the same form as the ready ones, so that they can be shared as they are. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BelligraphError } from '../errors.js'
import { Slug } from '../model.js'
import { loadQuestions, type Question, writeQuestion } from './questions.js'

/** How many are kept. */
const MOST = 500

export class OwnQuestions {
  readonly #held = new Map<string, Question>()
  /** Files that could not be read at the start; the rest are there. */
  readonly faults: readonly BelligraphError[]

  /** `folder` need not exist. Names of `ready` questions cannot be used. */
  constructor(readonly folder: string, readonly ready: ReadonlyMap<string, Question>) {
    const { questions, faults } = existsSync(folder) ? loadQuestions(folder) : { questions: new Map<string, Question>(), faults: [] }
    for (const [name, q] of questions) if (Slug.safeParse(name).success && !ready.has(name)) this.#held.set(name, q)
    this.faults = faults
  }

  get(name: string): Question | undefined { return this.#held.get(name) }
  /** Sorted by name. */
  values(): Question[] { return [...this.#held.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) }

  /**
   * Keeps a question, in the place of the one of the same name.
   * @throws BelligraphError `invalid`, naming the field; `conflict` for the name of a ready question or when there are too many
   */
  save(name: string, given: Question): Question {
    if (!Slug.safeParse(name).success) throw new BelligraphError('invalid', `name: ${JSON.stringify(name.slice(0, 100))} must be small letters, digits and hyphens.`)
    if (this.ready.has(name)) throw new BelligraphError('conflict', `${name} is a ready question; choose another name.`)
    if (!this.#held.has(name) && this.#held.size >= MOST) throw new BelligraphError('conflict', `${MOST} questions are kept already; remove one first.`)
    const question: Question = { ...given, name, group: 'own' }, file = join(this.folder, `${name}.cypher`)
    mkdirSync(this.folder, { recursive: true })
    writeFileSync(`${file}.new`, writeQuestion(question))
    renameSync(`${file}.new`, file)
    this.#held.set(name, question)
    return question
  }

  /** Whether there was such a question. */
  remove(name: string): boolean {
    if (!this.#held.delete(name)) return false
    rmSync(join(this.folder, `${name}.cypher`), { force: true })
    return true
  }
}
