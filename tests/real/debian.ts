/** Programs that Debian packages: found on PATH, else installed with apt where we may. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { alone } from './cache.js'
import { type Program, run } from './program.js'

/** Where a command is on PATH. */
export function find(command: string): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, command)
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {}
  }
  return undefined
}

/** The path of a command, after installing its package if it is missing. Throws, with the reason, when it cannot be had. */
export async function command(name: string, ...packages: string[]): Promise<string> {
  if (!find(name)) await install(packages, () => find(name) !== undefined)
  const found = find(name)
  if (!found) throw new Error(`${packages.join(' ')} brings no ${name}`)
  return found
}

/** Installs Debian packages, one process at a time, unless another process has done it meanwhile. Throws where we may not. */
export function install(packages: string[], done: () => boolean = () => false): Promise<void> {
  return alone('apt', async () => {
    if (done()) return
    if (process.getuid?.() !== 0 || !find('apt-get')) throw new Error(`only root on Debian can install ${packages.join(' ')}`)
    process.stderr.write(`tests: installing ${packages.join(' ')} …\n`)
    const get = ['-q', '-y', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3']
    const apt = (...args: string[]) => run('apt-get', [...get, ...args], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    const add = () => apt('install', '--no-install-recommends', ...packages)
    // The package lists of a fresh machine are absent or old.
    await add().catch(() => apt('update').then(add))
  })
}

const debian = (name: string, pkg: string): Program => ({ name, install: () => command(name, pkg) })

/** Validates XML against RELAX NG: `jing schema.rng file.xml`. */
export const jing = debian('jing', 'jing')
/** Graphviz: reads DOT. */
export const dot = debian('dot', 'graphviz')
/** Draws SVG with librsvg. */
export const rsvgConvert = debian('rsvg-convert', 'librsvg2-bin')
/** poppler: what a PDF says, and (`pdffonts`, `pdftoppm`) how. */
export const pdftotext = debian('pdftotext', 'poppler-utils')
/** What is in pictures beside the picture. */
export const exiftool = debian('exiftool', 'libimage-exiftool-perl')
/** Raptor: reads RDF. */
export const rapper = debian('rapper', 'raptor2-utils')
/** `xmllint`: well-formedness, XSD. */
export const xmllint = debian('xmllint', 'libxml2-utils')
