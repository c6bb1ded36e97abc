/** Cypher as the editor sees it: colours, comments, brackets. The ready-made modes know no block comment and take `a.name` for a keyword. */
import { HighlightStyle, LanguageSupport, StreamLanguage, type StringStream, syntaxHighlighting } from '@codemirror/language'
import { tags } from '@lezer/highlight'
import { KEYWORDS } from './tokens.js'

const keywords = new Set(KEYWORDS)

/** `open`: what a line before left open, a quote or a comment. `before`: the last sign or word, which tells a label or a property. */
interface State { open: '' | "'" | '"' | '`' | '*'; before: string }

const END = { "'": /(?:[^'\\]|\\.)*?'/, '"': /(?:[^"\\]|\\.)*?"/, '`': /[^`]*`/, '*': /.*?\*\// } as const
const STYLE = { "'": 'string', '"': 'string', '`': 'name', '*': 'comment' } as const

function token(stream: StringStream, state: State): string | null {
  if (state.open !== '') {
    const style = STYLE[state.open]
    if (stream.match(END[state.open])) state.open = ''
    else stream.skipToEnd()
    return style
  }
  if (stream.eatSpace()) return null
  if (stream.match('//')) { stream.skipToEnd(); return 'comment' }
  if (stream.match('/*')) { state.open = '*'; return 'comment' }
  const before = state.before
  if (stream.match(/^\$[\p{ID_Continue}]*/u)) { state.before = '$'; return 'parameter' }
  if (stream.match(/^\d[\d.]*/)) { state.before = '1'; return 'number' }
  if (stream.match(/^[\p{ID_Start}_][\p{ID_Continue}]*/u)) {
    const word = stream.current()
    state.before = word
    if (before === ':' || before === '|') return 'label'
    if (before === '.') return 'property'
    if (stream.match(/^\s*:(?!:)/, false) && before !== '(' && before !== '[') return 'property'
    if (keywords.has(word.toUpperCase())) return 'keyword'
    return stream.match(/^\s*\(/, false) ? 'function' : null
  }
  const sign = stream.next()!
  state.before = sign
  if (sign === "'" || sign === '"' || sign === '`') {
    state.open = sign
    return STYLE[sign]
  }
  return null
}

const language = StreamLanguage.define<State>({
  name: 'cypher',
  startState: () => ({ open: '', before: '' }),
  copyState: s => ({ ...s }),
  token,
  tokenTable: { label: tags.typeName, property: tags.propertyName, parameter: tags.special(tags.variableName), function: tags.function(tags.variableName), name: tags.variableName },
  languageData: { commentTokens: { line: '//', block: { open: '/*', close: '*/' } }, closeBrackets: { brackets: ['(', '[', '{', "'", '"', '`'] } },
})

/** Colours are variables of the page, which reach into the editor: light and dark follow by themselves. */
const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--code-keyword)', fontWeight: '600' },
  { tag: tags.string, color: 'var(--code-text)' },
  { tag: tags.number, color: 'var(--code-number)' },
  { tag: tags.comment, color: 'var(--quiet)', fontStyle: 'italic' },
  { tag: tags.typeName, color: 'var(--code-type)' },
  { tag: tags.special(tags.variableName), color: 'var(--code-number)', fontWeight: '600' },
  { tag: tags.function(tags.variableName), color: 'var(--code-keyword)' },
])

export const cypherLanguage = (): LanguageSupport => new LanguageSupport(language, syntaxHighlighting(colours))
