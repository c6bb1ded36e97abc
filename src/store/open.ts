/** Opens the store that the settings name. */
import { Embedded } from './embedded/engine.js'
import type { Neo4jSettings } from './neo4j/engine.js'
import { Store } from './store.js'

export interface StoreSettings {
  /** The embedded store's folder; made if need be. Unused with Neo4j. */
  data: string
  neo4j?: Neo4jSettings
}

/**
 * Opens a store; close it when done. `say` is told, in sentences, what had to be mended.
 * @throws BelligraphError `conflict` when another process holds the folder (its `details` say which: see `holderOf`), `damaged` when the journal is
 * not as it was written, `engine` when Neo4j cannot be reached
 */
export async function openStore(settings: StoreSettings, say: (sentence: string) => void = () => {}): Promise<Store> {
  if (!settings.neo4j) return new Store(new Embedded(settings.data, say))
  const { Neo4j } = await import('./neo4j/engine.js') // the driver takes a quarter of a second to load
  return new Store(await Neo4j.connect(settings.neo4j, say))
}
