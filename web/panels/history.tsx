/** What people decided about a claim, first to last: what, who, when. */
import { type ClaimAnswer, useApi } from '../api.js'
import { usePage } from '../state.js'

/** The name under which the program itself takes back what a newer reading no longer finds. */
const READER = 'belligraph'

export function History({ claim }: { claim: string }) {
  const { words } = usePage()
  const { data } = useApi<ClaimAnswer>(`/api/claims/${encodeURIComponent(claim)}`)
  if (!data || data.id !== claim) return null
  if (data.history.length === 0) return <p className="quiet">{words.t('noHistory')}</p>
  return (
    <ol className="history">
      {data.history.map(r => (
        <li key={r.id}>
          {words.t('decisionBy', { decision: words.of('decision', r.decision), name: r.by === READER ? words.t('byReader') : r.by, date: words.date(r.at.slice(0, 10)) })} <time dateTime={r.at} dir="ltr">{r.at.slice(11, 16)} UTC</time>
        </li>
      ))}
    </ol>
  )
}
