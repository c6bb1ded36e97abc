/** The walls of the house: who may import whom, what the pure folders may not touch, what may not stand in the repository. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
/** All files that are, or are about to be, tracked. */
const files = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n').filter(f => f && existsSync(join(root, f))).sort()
const text = (file: string): string => readFileSync(join(root, file), 'utf8')
const code = files.filter(f => /^(src|web)\/.*\.(ts|tsx)$/.test(f))

/** What a file imports: `from` as a path from the root (`src/model.ts`) or a package's name; whether only types. */
const imports = (file: string): { from: string; types: boolean }[] =>
  [...text(file).matchAll(/^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm)].map(([, types, one, two]) => {
    const from = (one ?? two)!
    return { from: from.startsWith('.') ? normalize(join(dirname(file), from)).replace(/\.js$/, '.ts') : from, types: Boolean(types) }
  })
const breaches = (of: string[], forbidden: (from: string, types: boolean) => boolean): string[] =>
  of.flatMap(file => imports(file).filter(i => forbidden(i.from, i.types)).map(i => `${file} imports ${i.from}`))

const folder = (file: string): string => file.split('/').slice(1, -1)[0] ?? ''
const pure = code.filter(f => /^src\/(text|reader|graph|formats|cypher)\//.test(f))

describe('the pure folders', () => {
  test('import nothing that reads or writes the world', () => {
    expect(pure.length).toBeGreaterThan(10)
    const world = /^(node:)?(fs|net|http|https|http2|tls|dgram|dns|child_process|worker_threads|cluster|os|process|timers)(\/.*)?$/
    expect(breaches(pure, from => world.test(from))).toEqual([])
  })
  test('take time and randomness as arguments', () => {
    const wild = /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bperformance\.now\(|\brandomUUID\(|\bprocess\.|\bfetch\(/
    expect(pure.filter(f => wild.test(text(f).replace(/\/\*[^]*?\*\/|\/\/.*/g, '')))).toEqual([])
  })
})

describe('imports point toward the model', () => {
  const base = ['model', 'terms', 'errors', 'ids', 'words', 'word-table', 'word-table-desk', 'words-ask', 'words-said', 'word-table-explore', 'word-table-import', 'word-table-place'].map(f => `src/${f}.ts`)
  /** Which folders each folder knows, besides itself and the base. Those that are not named are the outermost and know all but each other's doors. */
  const knows: Record<string, string[]> = {
    text: [], cypher: ['graph'], reader: ['text'], graph: ['text'], formats: ['text', 'graph'], documents: ['text'], store: ['text', 'graph', 'formats', 'cypher'],
    api: ['text', 'reader', 'graph', 'formats', 'documents', 'store', 'cypher'],
  }
  test.each(Object.keys(knows))('%s/', name => {
    const allowed = [name, ...knows[name]!]
    // Loading, reading in threads and the like stand at the top of src/: for the store and the API, not for the pure.
    const top = ['store', 'api'].includes(name) ? /^src\/(?!cli|main|settings|serving|commands)[^/]+\.ts$/ : /^$/
    const files = code.filter(f => f.startsWith(`src/${name}/`))
    expect(breaches(files, from => from.startsWith('src/') && !base.includes(from) && !allowed.includes(folder(from)) && !top.test(from))).toEqual([])
  })
  test('the base knows nothing but itself', () => {
    expect(breaches(base, from => from.startsWith('src/') && !base.includes(from))).toEqual([])
    expect(breaches(['src/terms.ts'], () => true)).toEqual([])
  })
  test('src/ knows nothing of web/, and the program nothing of the tests', () => {
    expect(breaches(code.filter(f => f.startsWith('src/')), from => /^(web|tests)\//.test(from))).toEqual([])
    expect(breaches(code, from => from.startsWith('tests/'))).toEqual([])
  })
  const shared = (from: string) => base.includes(from) || /^src\/(graph|text)\//.test(from)
  const [alone, page] = [true, false].map(own => code.filter(f => f.startsWith('web/') && f.startsWith('web/alone/') === own)) as [string[], string[]]
  test('the page knows the model, the pure graph and text, and the types of the API', () => {
    expect(breaches(page, (from, types) => from.startsWith('src/') && !shared(from) && !(types && from.startsWith('src/api/')))).toEqual([])
  })
  test('the page in a file of its own has the routes in it that answer it, and what they answer from', () => {
    expect(alone.length).toBeGreaterThan(0)
    expect(breaches(alone, from => from.startsWith('src/') && !shared(from) && !/^src\/(api\/\w+|store\/snapshot|memo)\.ts$/.test(from))).toEqual([])
    expect(breaches(page, from => from.startsWith('web/alone/'))).toEqual([])
  })
  test('what the page is made of is what makes it anew (src/launch.mjs), and the library that checks records is not in it', () => {
    const made = new Set(['web/main.tsx']), file = (from: string): string => [from, `${from}x`].find(f => code.includes(f)) ?? from
    for (const of of made) if (code.includes(of)) for (const { from, types } of imports(of)) if (!types) made.add(file(from))
    expect(made.size).toBeGreaterThan(80)
    expect([...made].filter(f => f.startsWith('src/') && !/^src\/(graph|text)\/|^src\/(terms|ids|word[\w-]*)\.ts$/.test(f))).toEqual([])
    expect([...made]).not.toContain('zod')
  })
  test('one file starts sigma, and all that draws with it lies in web/graph/', () => {
    const users = code.filter(f => imports(f).some(i => /^@?sigma(\/|$)/.test(i.from)))
    expect(users.filter(f => !f.startsWith('web/graph/'))).toEqual([])
    expect(users.filter(f => imports(f).some(i => i.from === 'sigma' && !i.types))).toHaveLength(1)
  })
})

test('the processes of the engines load no more than they need: a killed one is to be replaced soon', () => {
  const loaded = (file: string, all = new Set<string>()): Set<string> => {
    for (const { from, types } of imports(file)) {
      if (types || all.has(from)) continue
      all.add(from)
      if (from.startsWith('src/')) loaded(from, all)
    }
    return all
  }
  for (const engine of ['embedded', 'neo4j']) {
    const all = [...loaded(`src/store/${engine}/process.ts`)]
    expect(all).toContain('src/store/serve.ts')
    expect(all.filter(f => f === 'zod' || f === 'src/model.ts' || f === 'src/store/store.ts')).toEqual([])
  }
})

test('tests that use a real program are skipped by name where it cannot be had', () => {
  const real = (from: string) => from.startsWith('tests/real/') && !from.endsWith('/program.ts')
  const users = files.filter(f => /^tests\/.*\.test\.ts$/.test(f) && imports(f).some(i => real(i.from)))
  expect(users.length).toBeGreaterThan(4)
  expect(users.filter(f => !text(f).includes('await describeWith('))).toEqual([])
})

describe('the repository', () => {
  test('has no drawer for odds and ends', () => {
    expect(files.filter(f => f.split('/').some(part => /^(utils?|helpers?|commons?|misc)(\.|$)/.test(part)))).toEqual([])
  })
  test('has short files', () => {
    const lines = (f: string) => text(f).split('\n').length
    expect(files.filter(f => /^(src|web)\/.*\.(ts|tsx|mjs|css)$/.test(f) && lines(f) > 320).map(f => `${f}: ${lines(f)}`)).toEqual([])
  })
  test('names no machine and no registry', () => {
    // In brackets, so that this file does not find itself.
    const local = /(?<![\w.])\/(?:[w]ork|[r]oot|[h]ome\/\w+)\/|\b[r]egistry\.[a-z]+\.(?:org|com)|\b[p]ypi\.org|\b[r]epo\d?\.maven\b|"[r]esolved":/
    const plain = files.filter(f => !/\.(png|woff2?|pdf|gz|zip)$/.test(f))
    expect(plain.flatMap(f => text(f).split('\n').flatMap((line, i) => (local.test(line) ? [`${f}:${i + 1}`] : [])))).toEqual([])
  })
  test('locks the optional packages of every platform, so that npm ci installs on each', () => {
    const { packages } = JSON.parse(text('package-lock.json')) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> }
    const missing = Object.entries(packages).flatMap(([path, p]) => Object.keys(p.optionalDependencies ?? {})
      .filter(name => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`]))
    expect(missing).toEqual([])
  })
  test('pins every package to one version', () => {
    const { dependencies, devDependencies } = JSON.parse(text('package.json')) as Record<string, Record<string, string>>
    expect(Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })
})
