/** The commands. */
import { Command } from 'commander'
import { SEED, VERSION } from './checkout.js'
import { read, type ReadOptions } from './commands/read.js'
import { endWith } from './ending.js'
import { BelligraphError } from './errors.js'
import { isPartialDate } from './model.js'
import { pool } from './reading.js'

const say = (sentence: string): void => { process.stderr.write(`belligraph: ${sentence}\n`) }
const today = (): string => new Date().toISOString().slice(0, 10)

/** Writes to standard output and waits until there is room. A reader that has gone (`| head`) ends the program quietly. */
const write = (out: string): Promise<void> => new Promise(resolve => { if (process.stdout.write(out)) resolve(); else process.stdout.once('drain', resolve) })
process.stdout.on('error', (e: NodeJS.ErrnoException) => process.exit(e.code === 'EPIPE' ? 0 : 1))

const program = new Command('belligraph').version(VERSION).exitOverride().showHelpAfterError(false)
  .description('Reads reports about armed conflict and keeps what they say as a knowledge graph of armed actors.')
  .addHelpText('after', '\n  belligraph start, test, bench and build are those of `npm start`, `npm test` …')
const command = (usage: string, description: string): Command => program.command(usage).description(description).exitOverride()

command('read <files...>', 'claims of texts (.txt, .md, .html, .pdf, .jsonl, or - for standard input), without a store')
  .option('--json', 'one line of JSON a report').option('--explain', 'say which rule and which words made each claim')
  .option('--published <date>', 'when the reports that do not say so were published')
  .action(async (files: string[], options: ReadOptions) => {
    if (options.published !== undefined && !isPartialDate(options.published)) throw new BelligraphError('usage', `--published: ${JSON.stringify(options.published)} must be a date such as 2014, 2014-06 or 2014-06-09.`)
    const reader = pool(SEED)
    try { process.exitCode = (await read(files, process.stdin, options, reader, today(), write, say)) > 0 ? 1 : 0 } finally { await reader.close() }
  })

try {
  await program.parseAsync()
} catch (e) {
  process.exitCode = endWith(e)
}
