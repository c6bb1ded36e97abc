/** The functions that both engines have and answer alike; tests/store/dialect.test.ts asks both. For completion, and for what may have been meant. */

export const FUNCTIONS: readonly { name: string; signature: string; group: 'aggregate' | 'list' | 'text' | 'number' | 'graph' | 'date' | 'truth' }[] = [
  ...['avg(number)', 'collect(value)', 'count(value)', 'max(value)', 'min(value)', 'sum(number)'].map(s => of(s, 'aggregate')),
  ...['head(list)', 'last(list)', 'range(from, to[, step])', 'reverse(list or text)', 'size(list or text)', 'tail(list)'].map(s => of(s, 'list')),
  ...['left(text, n)', 'ltrim(text)', 'replace(text, search, by)', 'right(text, n)', 'rtrim(text)', 'split(text, by)', 'substring(text, from[, length])', 'toLower(text)', 'toString(value)', 'toUpper(text)', 'trim(text)'].map(s => of(s, 'text')),
  ...['abs(number)', 'ceil(number)', 'floor(number)', 'round(number)', 'sign(number)', 'sqrt(number)', 'toFloat(value)', 'toInteger(value)'].map(s => of(s, 'number')),
  ...['endNode(relationship)', 'keys(node or relationship)', 'labels(node)', 'length(path)', 'nodes(path)', 'properties(node or relationship)', 'relationships(path)', 'startNode(relationship)', 'type(relationship)'].map(s => of(s, 'graph')),
  ...['date(text)'].map(s => of(s, 'date')),
  ...['all(x IN list WHERE …)', 'any(x IN list WHERE …)', 'coalesce(value, value …)', 'exists { pattern }', 'none(x IN list WHERE …)', 'single(x IN list WHERE …)', 'toBoolean(value)'].map(s => of(s, 'truth')),
]

function of<G extends string>(signature: string, group: G): { name: string; signature: string; group: G } {
  return { name: /^\w+/.exec(signature)![0], signature, group }
}
