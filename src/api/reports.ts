/** Reports and their texts. */
import { BelligraphError } from '../errors.js'
import { route } from './route.js'
import { LIMITS, NoQuery, ReportAnswer, ReportsAnswer } from './schemas.js'
import { claimView, inReadingOrder, reportView, textOf } from './views.js'

export const reportRoutes = [
  route({
    method: 'get', path: '/api/reports', query: NoQuery, answer: ReportsAnswer, summary: 'All reports, oldest first, those without a date last.',
    run({ snapshot, context: { texts } }) {
      const reports = [...snapshot.reports.values()].sort((a, b) => {
        const x = a.publishedOn ?? '9999', y = b.publishedOn ?? '9999'
        return x === y ? (a.id < b.id ? -1 : 1) : x < y ? -1 : 1
      })
      return { reports: reports.map(r => reportView(r, snapshot, texts)), total: reports.length }
    },
  }),
  route({
    method: 'get', path: '/api/reports/:id', query: NoQuery, answer: ReportAnswer,
    summary: 'A report, its text where it is held, and its claims in reading order, rejected ones included.',
    run({ id, snapshot, context: { texts } }) {
      const report = snapshot.reports.get(id)
      if (!report) throw new BelligraphError('not-found', `There is no report ${JSON.stringify(id.slice(0, 120))}.`)
      const text = textOf(id, snapshot, texts)
      const claims = inReadingOrder([...snapshot.claimsOfReport(id)].flatMap(c => snapshot.claims.get(c) ?? []))
      return {
        report: reportView(report, snapshot, texts), ...(text !== undefined && { text }),
        claims: claims.slice(0, LIMITS.list).map(c => claimView(c, snapshot, texts)), total: claims.length, truncated: claims.length > LIMITS.list,
      }
    },
  }),
]
