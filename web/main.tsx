/** Starts the page. */
import '@fontsource/ibm-plex-sans-arabic/latin-400.css'
import '@fontsource/ibm-plex-sans-arabic/arabic-400.css'
import '@fontsource/ibm-plex-sans-arabic/latin-600.css'
import '@fontsource/ibm-plex-sans-arabic/arabic-600.css'
import './mantine.css'
import './styles.css'
import './panels.css'
import './ask.css'
import './desk.css'
import { createTheme, DirectionProvider, MantineProvider } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.js'
import { PageContext, useAddress } from './state.js'

const theme = createTheme({ fontFamily: 'var(--font)', primaryColor: 'blue', defaultRadius: 'md', respectReducedMotion: true })

function Root() {
  const page = useAddress()
  const dark = useMediaQuery('(prefers-color-scheme: dark)', false, { getInitialValueInEffect: false })
  const shade = page.view.theme === 'auto' ? (dark ? 'dark' : 'light') : page.view.theme
  const { lang, dir } = page.words
  useEffect(() => {
    document.documentElement.lang = lang
    document.documentElement.dir = dir
  }, [lang, dir])
  return (
    <DirectionProvider key={dir} initialDirection={dir} detectDirection={false}>
      <MantineProvider theme={theme} forceColorScheme={shade} withCssVariables={false} withGlobalClasses={false} deduplicateInlineStyles={false}>
        <PageContext value={page}><App shade={shade} /></PageContext>
      </MantineProvider>
    </DirectionProvider>
  )
}

createRoot(document.getElementById('root')!).render(<StrictMode><Root /></StrictMode>)
