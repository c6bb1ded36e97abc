/** Where the files come from: the server writes them, under the filter of the page. */
import { filterQuery, type View } from './view.js'

export const exportUrl = (format: string, view: View): string => `/api/export/${encodeURIComponent(format)}?${filterQuery(view.filter)}`

/** What the button offers, and what each is for by its own name; the server writes more (`belligraph formats`). */
export const FORMATS = [['gexf', 'GEXF'], ['graphml', 'GraphML'], ['json', 'JSON'], ['csv', 'CSV']] as const
