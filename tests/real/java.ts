/** Java and Maven, by which Neo4j and Gephi come as ordinary jars. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cached } from './cache.js'
import { command } from './debian.js'
import { run } from './program.js'

/** Path of a `java` that can run a source file (a JDK). */
export const java = async (): Promise<string> => {
  await command('javac', 'openjdk-17-jdk-headless')
  return command('java', 'openjdk-17-jdk-headless')
}

/** For programs that live for seconds: half the start-up time of the defaults. */
export const JVM = ['-Xmx1g', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Djava.awt.headless=true']

/** The folder with the jars of `group:artifact:version`, its dependencies with it. */
export const jars = (coordinates: string): Promise<string> =>
  cached(coordinates.replaceAll(':', '-'), async folder => {
    const [group, artifact, version] = coordinates.split(':')
    await writeFile(join(folder, 'pom.xml'), `<project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion><groupId>belligraph</groupId><artifactId>tests</artifactId><version>1</version>
      <dependencies><dependency>
        <groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version><scope>runtime</scope>
      </dependency></dependencies></project>`)
    await maven(folder, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`)
  })

/** The folder with the one jar of `group:artifact:version:jar:classifier`, nothing that it depends on. */
export const jar = (coordinates: string): Promise<string> =>
  cached(coordinates.replaceAll(':', '-'), folder => maven(folder, 'dependency:copy', `-Dartifact=${coordinates}`, `-DoutputDirectory=${folder}`))

async function maven(cwd: string, ...goals: string[]): Promise<void> {
  await java()
  await run(await command('mvn', 'maven'), ['-q', '-B', ...goals], { cwd })
}
