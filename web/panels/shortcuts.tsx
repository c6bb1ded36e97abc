/** What each key does, behind `?`. */
import { Kbd } from '@mantine/core'
import type { PlainWord } from '../../src/words.js'
import { usePage } from '../state.js'
import { Dialog } from './dialog.js'

/** Keys as they are printed on a keyboard; several that do the same stand beside each other. */
export const SHORTCUTS: { title: PlainWord; keys: [keys: string[], does: PlainWord][] }[] = [
  { title: 'keysAnywhere', keys: [[['?'], 'keyHelp'], [['/'], 'keySearch'], [['Ctrl Z'], 'keyUndo'], [['Ctrl Shift Z', 'Ctrl Y'], 'keyRedo'], [['Escape'], 'keyEscape']] },
  {
    title: 'keysPicture', keys: [
      [['←', '↑', '→', '↓'], 'keyArrows'], [['PageDown', 'PageUp'], 'keyTies'], [['Enter'], 'keyEnter'], [['Backspace'], 'keyBack'], [['X'], 'keyExpand'], [['C'], 'keyCollapse'], [['K'], 'keyKeep'], [['Delete'], 'keyHide'],
      [['Space'], 'keySelect'], [['N'], 'keyNeighbours'], [['Shift ←↑→↓'], 'keyMove'], [['+', '−', '0'], 'keyZoom'],
    ],
  },
  { title: 'timeline', keys: [[['←', '→'], 'keyStep'], [['Shift ←→'], 'keyFar'], [['Home', 'End'], 'keyEnds'], [['Space'], 'keyPlay']] },
  { title: 'keysMouse', keys: [[['keyDragWord'], 'mouseMove'], [['keyShiftDragWord'], 'mouseBox'], [['keyWheelWord'], 'keyZoomMouse']] },
]

export function Shortcuts({ close }: { close: () => void }) {
  const { words } = usePage()
  return (
    <Dialog title={words.t('shortcuts')} close={close}>
      {SHORTCUTS.map(({ title, keys }) => (
        <section key={title}>
          <h3>{words.t(title)}</h3>
          <dl className="keys">
            {keys.map(([names, does]) => <div key={does} style={{ display: 'contents' }}><dt>{names.map(k => (k.endsWith('Word') ? <span key={k}>{words.t(k as PlainWord)}</span> : <Kbd key={k} dir="ltr">{k}</Kbd>))}</dt><dd>{words.t(does)}</dd></div>)}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
