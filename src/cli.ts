/** The commands. Each but `read` speaks to the store over HTTP; see client.ts. */
import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { Argument, Command, Option } from 'commander'
import { answerTable, WIDEST } from './answers.js'
import type { CheckAnswer, QueryAnswer, StatusAnswer } from './api/schemas.js'
import { SEED, VERSION } from './checkout.js'
import { type Api, connect } from './client.js'
import { EXTRACT, importFile, type ImportOptions, importRecords, IMPORTS, listImports, told, undo } from './commands/import.js'
import { load, type Said } from './commands/load.js'
import { progress } from './commands/progress.js'
import { pairs, query } from './commands/query.js'
import { read, type ReadOptions } from './commands/read.js'
import { restore } from './commands/restore.js'
import { save } from './commands/save.js'
import { endWith } from './ending.js'
import { BelligraphError } from './errors.js'
import { IMPORTERS } from './formats/importers.js'
import { FORMATS } from './formats/index.js'
import { type Filter, isPartialDate, type Selection } from './model.js'
import { namesIn } from './names.js'
import { pool } from './reading.js'
import { readSettings, SETTINGS, withSettings } from './settings.js'
import { openStore } from './store/open.js'

const say = (sentence: string): void => { process.stderr.write(`belligraph: ${sentence}\n`) }
const today = (): string => new Date().toISOString().slice(0, 10)

/** Of an option that may be given several times. Not commander's `<value...>`, which takes the file behind it for one more value. */
const each = (v: string, all: string[] = []): string[] => [...all, v]

/** Writes to standard output and waits until there is room. A reader that has gone (`| head`) ends the program quietly. */
const write = (out: string): Promise<void> => new Promise(resolve => { if (process.stdout.write(out)) resolve(); else process.stdout.once('drain', resolve) })
process.stdout.on('error', (e: NodeJS.ErrnoException) => process.exit(e.code === 'EPIPE' ? 0 : 1))

/** @throws BelligraphError `usage` for what is no date */
function dated(published: string | undefined): void {
  if (published !== undefined && !isPartialDate(published)) throw new BelligraphError('usage', `--published: ${JSON.stringify(published)} must be a date such as 2014, 2014-06 or 2014-06-09.`)
}

/** What `load` is told of the reports. @throws BelligraphError `usage` */
function saidOf({ published, publisher, url, title, again }: { again?: boolean; published?: string; publisher?: string; url?: string; title?: string }, files: number): Said {
  dated(published)
  for (const [flag, value] of [['--url', url], ['--title', title]]) if (value !== undefined && files > 1) throw new BelligraphError('usage', `${flag} is of one report; ${files} files are given.`)
  return { ...(published !== undefined && { publishedOn: published }), ...(publisher !== undefined && { publisher }), ...(url !== undefined && { url }), ...(title !== undefined && { title }), ...(again && { again }) }
}

/** A command of the store: its flags are the settings and its own; it ends with the status that it returns. */
function ofStore(command: Command, run: (api: Api, command: Command) => Promise<number | void>): Command {
  return withSettings(command).action(async (...args: unknown[]) => {
    const own = args.at(-1) as Command
    const api = await connect(readSettings(own.opts(), process.env), say)
    try { process.exitCode = (await run(api, own)) ?? 0 } finally { await api.close() }
  })
}

const program = new Command('belligraph').version(VERSION).exitOverride().showHelpAfterError(false)
  .description('Reads reports about armed conflict and keeps what they say as a knowledge graph of armed actors.')
  .addHelpText('after', '\n  belligraph start, test, bench and build are those of `npm start`, `npm test` …')
const command = (usage: string, description: string): Command => program.command(usage).description(description).exitOverride()

command('read <files...>', 'claims of texts (.txt, .md, .html, .pdf, .jsonl, or - for standard input), without a store')
  .option('--json', 'one line of JSON a report').option('--explain', 'say which rule and which words made each claim')
  .option('--published <date>', 'when the reports that do not say so were published')
  .option('--data <folder>', `${SETTINGS.data.help}: for the names that people had read as an actor; nothing is written [${SETTINGS.data.env}]`)
  .action(async (files: string[], options: ReadOptions & { data?: string }) => {
    dated(options.published)
    const { data } = readSettings({ data: options.data }, { [SETTINGS.data.env]: process.env[SETTINGS.data.env] })
    const reader = pool(SEED), names = namesIn(data)
    try { process.exitCode = (await read(files, process.stdin, options, (report, day) => reader.read(report, day, names), today(), write, say)) > 0 ? 1 : 0 } finally { await reader.close() }
  })

ofStore(command('load <files...>', 'reads reports into the store (.txt, .md, .html, .pdf, .jsonl, folders of them, or - for standard input)')
  .option('--published <date>', 'when the reports that do not say so were published').option('--publisher <name>', 'who published those that do not say so')
  .option('--again', 'read what was read before too; what people decided stays').option('--url <address>', 'where the report stands (one file only)').option('--title <title>', 'of the report (one file only)'), async (api, own) => {
  const { args } = own, said = saidOf(own.opts(), args.length)
  const bar = progress(args, process.stderr), complaints: string[] = []
  // A bar and lines on one terminal would write over each other.
  const line = (text: string): void => { if (!bar || !process.stdout.isTTY) process.stdout.write(`${text}\n`) }
  const sum = await load(args, process.stdin, said, api, line, bar ? sentence => complaints.push(sentence) : say, bar).finally(() => bar?.stop())
  complaints.forEach(say)
  process.stdout.write(`reports: ${sum.reports}, new or changed: ${sum.fresh}, claims: ${sum.claims}${sum.failed > 0 ? `, not read: ${sum.failed}` : ''}\n`)
  return sum.failed > 0 ? 1 : 0
})

ofStore(command('query <question>', 'a ready question by name, a file with a statement, a statement, or - for standard input; read-only')
  .option('--param <name=value>', 'a parameter; may be given several times', each)
  .addOption(new Option('--format <format>', 'of the answer').choices(['table', 'json', 'csv', 'gexf']).default('table')), async (api, own) => {
  const { param = [], format } = own.opts<{ param?: string[]; format: 'table' | 'json' | 'csv' | 'gexf' }>()
  const answer = await query(own.args[0]!, pairs(param), format === 'table' ? 'json' : format, api, () => text(process.stdin))
  if (format !== 'table') return save(answer, undefined)
  const rows = await answer.json() as QueryAnswer
  await write(`${answerTable(rows, process.stdout.isTTY ? WIDEST : undefined)}\n`)
  for (const w of rows.warnings) say(w)
  if (rows.truncated) say(`the answer was cut at ${rows.rows.length} rows`)
})

const exporting = program.command('export').description('the graph as a file, or on standard output; `belligraph formats` lists the formats. What narrows it may be given several times: --type attack --type alliance').exitOverride()
  .addArgument(new Argument('<format>', 'of the file').choices(FORMATS.map(f => f.name))).argument('[file]')
/** The filter's flags, in people's words. */
const FILTERS: Record<keyof (Filter & Selection), string> = {
  type: 'only these kinds of claims (attack, alliance …)', actor: 'only claims that name these actors (ids)', from: 'only claims of this day or later', to: 'only claims of this day or earlier', undated: 'with a period: claims without a date too (yes)',
  status: 'only reported, planned, denied, hypothetical, disputed', report: 'only claims of these reports (ids)', place: 'only claims at these places (ids)', source: 'only from these sources (reports, ucdp-ged …)',
  min: 'only ties that so many claims make', publishers: 'only ties that so many publishers report', corroboration: 'only ties that several sources have seen (several), or one alone (reports, ucdp …)', review: 'only unreviewed, imported, accepted, corrected, rejected',
  kind: 'only actors of these kinds (state, militia …)', hide: 'without these actors (ids)', only: 'these actors (ids) and nobody else',
}
for (const [key, help] of Object.entries(FILTERS)) exporting.option(`--${key} <value>`, help, each)
const choices = Object.fromEntries(FORMATS.flatMap(f => Object.entries(f.options ?? {})))
for (const [key, schema] of Object.entries(choices)) {
  const yesOrNo = schema.safeParse('no').success && !schema.safeParse('?').success
  if (yesOrNo) exporting.option(`--${key}`, schema.description).option(`--no-${key}`)
  else exporting.option(`--${key} <value>`, schema.description)
}
ofStore(exporting, async (api, own) => {
  const [format, file] = own.args as [string, string?], options = own.opts<Record<string, string | string[] | boolean | undefined>>()
  const filter = new URLSearchParams(Object.keys({ ...FILTERS, ...choices }).flatMap(key => [options[key] ?? []].flat().map(v => [key, v === true ? 'yes' : v === false ? 'no' : v])))
  await save(await api.fetch(`/api/export/${encodeURIComponent(format)}?${filter}`), file)
})

ofStore(program.command('import').description('takes in a data set (`belligraph formats` lists the formats), or jsonl, as `export jsonl` writes it').exitOverride()
  .addArgument(new Argument('[format]', 'of the file').choices(IMPORTS)).argument('[file]')
  .option('--dry-run', 'only say what would happen').option('--same <name=id>', 'a name of the file is that actor here, or `new`; may be given several times', each)
  .option('--seed', 'the extract that comes with the program, in place of a file')
  .option('--mapping <file>', 'what the columns of a csv mean: YAML or JSON').option('--list', 'what was taken in').option('--undo <id>', 'takes an import back as a whole').option('--redo <id>', 'puts it back'), async (api, own) => {
  const { list, undo: back, redo, seed, ...options } = own.opts<ImportOptions & { list?: boolean; undo?: string; redo?: string; seed?: boolean }>(), [format, file] = own.args
  const lines = list ? listImports(api) : back !== undefined ? undo(back, true, api) : redo !== undefined ? undo(redo, false, api) : undefined
  if (lines) {
    if (format !== undefined) throw new BelligraphError('usage', '--list, --undo and --redo take no file.')
    for await (const line of lines) process.stdout.write(`${line}\n`)
    return
  }
  if (format === undefined || (file === undefined) !== (seed === true)) throw new BelligraphError('usage', `import needs a format (${IMPORTS.join(', ')}) and a file, or --seed.`)
  if (format === 'jsonl' && file !== undefined) {
    if (options.dryRun || options.same || options.mapping !== undefined) throw new BelligraphError('usage', 'import jsonl takes no --dry-run, --same or --mapping.')
    const { records, written } = await importRecords(file, api)
    process.stdout.write(`records: ${records}, new or changed: ${written}\n`)
    return
  }
  for (const line of told(await importFile(format, file ?? EXTRACT, options, api, process.stderr))) process.stdout.write(`${line}\n`)
})

command('formats', 'the formats, with what each keeps and loses').action(() => {
  process.stdout.write('out: belligraph export FORMAT\n')
  for (const { name, extension, keeps, loses } of FORMATS) process.stdout.write(`${name} (.${extension})\n  keeps: ${keeps}\n  loses: ${loses}\n`)
  process.stdout.write('\nin: belligraph import FORMAT FILE (or jsonl, which keeps everything)\n')
  for (const { name, keeps, loses } of IMPORTERS) process.stdout.write(`${name}\n  keeps: ${keeps}\n  loses: ${loses}\n`)
})

ofStore(command('status', 'what is in the store'), async api => {
  const { engine, engineVersion, dataVersion, counts, version } = await api.get<StatusAnswer>('/api/status')
  const lines = { belligraph: version, engine: `${engine} ${engineVersion}`, 'data version': dataVersion, ...counts }
  process.stdout.write(Object.entries(lines).map(([k, v]) => `${k.padEnd(14)}${v}\n`).join(''))
})

ofStore(command('check', 'whether the graph that is queried is what the claims say; makes it so').option('--dry-run', 'only look'), async (api, own) => {
  const mend = !own.opts<{ dryRun?: boolean }>().dryRun
  const { differences } = await api.post<CheckAnswer>('/api/check', { mend })
  for (const d of differences) process.stdout.write(`${d.what} ${d.id}: ${d.problem}\n`)
  process.stdout.write(differences.length === 0 ? 'The store is whole.\n' : `differences: ${differences.length}${mend ? ', all mended' : ''}\n`)
  return differences.length > 0 && !mend ? 1 : 0
})

ofStore(command('backup <file>', 'a copy of everything that the store holds').option('--force', 'write over a file that is there'), async (api, own) => {
  const [file] = own.args as [string]
  if (!own.opts<{ force?: boolean }>().force && existsSync(file)) throw new BelligraphError('conflict', `${file} is there already; --force writes over it.`)
  await save(await api.fetch('/api/backup'), file)
  process.stdout.write(`A copy is in ${file}.\n`)
})

withSettings(command('restore <file>', 'makes a copy all that the store holds; no server may hold it')).action(async (file: string, options: Record<string, unknown>) => {
  const store = await openStore(readSettings(options, process.env), say)
  try { process.stdout.write(`records: ${await restore(file, store)}, as they were in ${file}\n`) } finally { await store.close() }
})

try {
  await program.parseAsync()
} catch (e) {
  process.exitCode = endWith(e)
}
