/**
 * The editor: the one file that starts CodeMirror. It lives in a shadow root, where its styles are sheets made by script; in the document they would be
 * `<style>` elements, which the page's policy refuses. Tab is left to the browser; Ctrl-Enter asks.
 */
import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, closeCompletion, type Completion as Option, type CompletionContext, type CompletionResult, completionKeymap, snippet } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, isolateHistory, toggleComment } from '@codemirror/commands'
import { bracketMatching } from '@codemirror/language'
import { lintKeymap, setDiagnostics } from '@codemirror/lint'
import { EditorState, type Extension, Prec, type Range } from '@codemirror/state'
import { type Decoration as Mark, Decoration, type DecorationSet, Direction, drawSelection, EditorView, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers, placeholder, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import { complete, type Schema, type Suggestion } from './completion.js'
import type { Fault } from './faults.js'
import { format } from './format.js'
import { cypherLanguage } from './language.js'
import { tokens } from './tokens.js'
import { theme } from './theme.js'

/** What the editor is told and asks for. `label` names it to screen readers; `phrases` are CodeMirror's own words in the page's language. */
export interface Surroundings {
  label: string
  hint: string
  phrases: Record<string, string>
  changed(text: string): void
  run(): void
  schema(): Schema
  params(): readonly string[]
  actors(search: string): Promise<readonly { id: string; name: string }[]>
}

export class Editor {
  readonly #view: EditorView
  readonly #extensions: Extension
  /** One state a tab: each keeps what can be undone. */
  readonly #states = new Map<string, EditorState>()
  #tab: string

  constructor(host: HTMLElement, tab: string, text: string, around: Surroundings) {
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
    this.#extensions = [
      Prec.highest(keymap.of([
        { key: 'Mod-Enter', run: view => { closeCompletion(view); around.run(); return true } },
        { key: 'Shift-Alt-f', run: () => { this.format(); return true } },
      ])),
      lineNumbers(), highlightSpecialChars(), history(), drawSelection(), bracketMatching(), closeBrackets(), highlightActiveLine(), isolates, cypherLanguage(), theme,
      autocompletion({ icons: false, override: [context => suggest(context, around)] }), placeholder(around.hint),
      keymap.of([{ key: 'Tab', run: acceptCompletion }, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
      EditorView.contentAttributes.of({ 'aria-label': around.label, spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off' }), EditorView.lineWrapping,
      EditorState.phrases.of(around.phrases), EditorState.tabSize.of(2),
      EditorView.updateListener.of(u => { if (u.docChanged) around.changed(u.state.doc.toString()) }),
    ]
    this.#tab = tab
    this.#view = new EditorView({ root, state: this.#state(text) })
    root.append(this.#view.dom)
    // From outside a key pressed in here seems pressed on a plain element: the page's own keys, such as / for the search, must not hear it.
    this.#view.dom.addEventListener('keydown', e => e.stopPropagation())
  }

  #state(text: string): EditorState { return EditorState.create({ doc: text, extensions: this.#extensions }) }

  get text(): string { return this.#view.state.doc.toString() }

  /** Turns to a tab; its text, unless it is the same, takes the place of what was there, and can be undone. */
  turn(tab: string, text: string): void {
    if (tab !== this.#tab) {
      this.#states.set(this.#tab, this.#view.state)
      this.#tab = tab
      this.#view.setState(this.#states.get(tab) ?? this.#state(text))
    }
    if (this.text !== text) this.#replace(text)
  }
  forget(tab: string): void { this.#states.delete(tab) }

  #replace(text: string): void {
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text }, selection: { anchor: Math.min(this.#view.state.selection.main.head, text.length) }, annotations: isolateHistory.of('full') })
  }

  format(): void {
    const laid = format(this.text)
    if (laid !== this.text) this.#replace(laid)
  }
  comment(): void { toggleComment(this.#view) }
  /** Puts a word in the place of what stands there. */
  put(from: number, to: number, word: string): void {
    this.#view.dispatch({ changes: { from, to, insert: word }, selection: { anchor: from + word.length } })
    this.focus()
  }
  focus(): void { this.#view.focus() }

  /** Marks what is wrong under its words, and offers what would be right. */
  mark(faults: readonly Fault[]): void {
    const { length } = this.#view.state.doc
    this.#view.dispatch(setDiagnostics(this.#view.state, faults.filter(f => f.to <= length).map(f => ({
      from: f.from, to: f.to, severity: f.severity, message: f.message,
      actions: f.instead.map(word => ({ name: word, apply: (view: EditorView, from: number, to: number) => { view.dispatch({ changes: { from, to, insert: word } }) } })),
    }))))
  }

  close(): void { this.#view.destroy() }
}

/** CodeMirror's form of what `complete` suggests. */
async function suggest(context: CompletionContext, around: Surroundings): Promise<CompletionResult | null> {
  const text = context.state.doc.toString(), found = complete(text.slice(0, context.pos), text.slice(context.pos), around.schema(), around.params())
  if (!found || (!context.explicit && found.from === context.pos && found.actors === undefined && !/[:.|{$[]\s*$/.test(text.slice(0, context.pos)))) return null
  if (!found.actors) return { from: found.from, options: found.options.map(option), validFor: /^[$\p{ID_Continue}]*$/u }
  const { search, as } = found.actors, actors = await around.actors(search)
  return { from: found.from, filter: false, options: actors.map(a => ({ label: a.name, detail: a.id, apply: as === 'id' ? a.id : a.name })) }
}

const RANK: Record<Suggestion['kind'], number> = { variable: 5, parameter: 4, label: 3, type: 3, property: 3, snippet: 2, function: 1, keyword: 0 }

const option = ({ label, kind, more, insert }: Suggestion): Option => ({
  label, boost: RANK[kind], ...(more !== undefined && { detail: more }),
  ...(insert !== undefined && { apply: kind === 'property' ? insert : snippet(insert) }),
})

/** Texts and comments that begin with a letter written from the right are set apart: otherwise `['داعش', 'قسد']` would be shown in the other order. */
const isolate: Mark = Decoration.mark({ class: 'cm-rtl', attributes: { dir: 'rtl' }, bidiIsolate: Direction.RTL, inclusive: true })

function rightToLeft(view: EditorView): DecorationSet {
  const marks: Range<Mark>[] = []
  for (const { kind, text, from } of tokens(view.state.doc.toString())) {
    if (kind !== 'text' && kind !== 'comment' && kind !== 'name') continue
    const [, open, inner] = /^(\/\/\s*|\/\*\s*|['"`])(.*?)(?:\s*\*\/|['"`])?$/s.exec(text) ?? []
    if (!inner || !/^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(inner)) continue
    for (let at = from + open!.length, line = 0; line < inner.split('\n').length; line++) {
      const { length } = inner.split('\n')[line]!
      if (length > 0) marks.push(isolate.range(at, at + length))
      at += length + 1
    }
  }
  return Decoration.set(marks)
}

const isolates = ViewPlugin.define(view => ({
  marks: rightToLeft(view),
  update(u: ViewUpdate) { if (u.docChanged) this.marks = rightToLeft(u.view) },
}), {
  provide: plugin => {
    const marks = (view: EditorView) => view.plugin(plugin)?.marks ?? Decoration.none
    return [EditorView.outerDecorations.of(marks), Prec.lowest(EditorView.bidiIsolatedRanges.of(marks))]
  },
})
