/** How the editor looks: by the page's variables, which reach into its shadow root. */
import { EditorView } from '@codemirror/view'

const round = '6px'

export const theme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--sheet)', fontSize: '14px', height: '100%', direction: 'ltr', textAlign: 'left' },
  '&.cm-focused': { outline: '2px solid var(--link)', outlineOffset: '-1px', borderRadius: round },
  '.cm-scroller': { fontFamily: '"IBM Plex Sans Arabic", ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace', lineHeight: '1.65', overflow: 'auto' },
  '.cm-content': { fontFamily: 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "IBM Plex Sans Arabic", monospace', caretColor: 'var(--ink)', paddingBlock: '8px' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--quiet)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--link) 6%, transparent)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'color-mix(in srgb, var(--link) 28%, transparent)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'color-mix(in srgb, var(--link) 22%, transparent)', outline: '1px solid var(--link)' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'color-mix(in srgb, var(--mantine-color-error) 22%, transparent)' },
  '.cm-placeholder': { color: 'var(--quiet)', fontFamily: 'var(--font)', unicodeBidi: 'plaintext' },
  '.cm-rtl': { unicodeBidi: 'isolate', fontFamily: 'var(--font)' },
  '.cm-tooltip': { backgroundColor: 'var(--sheet)', color: 'var(--ink)', border: '1px solid var(--line)', borderRadius: round, boxShadow: '0 6px 20px rgb(0 0 0 / 18%)', overflow: 'hidden', zIndex: '30' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font)', maxHeight: '15em', maxWidth: 'min(480px, 90vw)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px', display: 'flex', gap: '10px', alignItems: 'baseline' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--mantine-color-blue-filled)', color: '#fff' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
  '.cm-completionLabel': { unicodeBidi: 'isolate' },
  '.cm-completionDetail': { fontStyle: 'normal', fontSize: '12px', color: 'var(--quiet)', marginInlineStart: 'auto', overflow: 'hidden', textOverflow: 'ellipsis' },
  'li[aria-selected] .cm-completionDetail': { color: '#fff' },
  '.cm-diagnostic': { fontFamily: 'var(--font)', padding: '6px 10px', whiteSpace: 'normal', maxWidth: 'min(460px, 90vw)' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--mantine-color-error)' },
  '.cm-diagnosticAction': { backgroundColor: 'var(--mantine-color-blue-filled)', color: '#fff', borderRadius: '4px', padding: '2px 8px', fontFamily: 'ui-monospace, monospace' },
  '.cm-snippetField': { backgroundColor: 'color-mix(in srgb, var(--link) 14%, transparent)' },
})
