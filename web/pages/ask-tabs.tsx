/** Two ways to ask: ready questions, and statements of one's own. */
import { Button } from '@mantine/core'
import { consolePage } from '../console/code.js'
import { go, usePage } from '../state.js'
import { turnTo } from '../view.js'

export function AskTabs() {
  const { view, words } = usePage()
  return (
    <nav className="ask-tabs" aria-label={words.t('ask')}>
      {(['ask', 'console'] as const).map(p => (
        <Button key={p} size="compact-md" variant={view.page === p ? 'light' : 'subtle'} color={view.page === p ? 'blue' : 'gray'} aria-current={view.page === p ? 'page' : undefined} onClick={() => go(turnTo(view, p))} {...(p === 'console' && { onPointerEnter: () => void consolePage(), onFocus: () => void consolePage() })}>
          {words.t(p === 'ask' ? 'questions' : 'console')}
        </Button>
      ))}
    </nav>
  )
}
