/** Takes the text of a report, dropped or chosen. It goes to this server only, which finds by its hash which report it is. */
import { Alert, Button, FileButton, Text } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import { ApiError, forget, post } from '../api.js'
import { isReadOnly, usePage } from '../state.js'

export function GiveText({ report }: { report: string }) {
  const { view, words } = usePage()
  const [said, say] = useState<{ text: string; good: boolean } | undefined>()
  const [over, setOver] = useState(false)
  const take = async (file: File | null | undefined) => {
    if (!file) return
    const text = await file.text()
    if (text.trim() === '' || text.includes('\0')) return say({ text: words.t('textEmpty'), good: false })
    try {
      const answer = await post<{ report: { id: string } }>('/api/reports', { text })
      say({ text: words.t(answer.report.id === report ? 'textAdded' : 'textOther'), good: answer.report.id === report })
      forget()
    } catch (error) {
      say({ text: error instanceof ApiError && error.message ? error.message : words.t('offline'), good: false })
    }
  }
  const drop = (e: DragEvent) => {
    e.preventDefault()
    setOver(false)
    void take(e.dataTransfer.files[0])
  }
  if (isReadOnly(view)) return null
  return (
    <div className={over ? 'drop over' : 'drop'} onDragOver={e => { e.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <Text size="sm">{words.t('giveText')}</Text>
      <FileButton accept=".txt,.md,text/plain" onChange={f => void take(f)}>{props => <Button size="compact-sm" variant="default" {...props}>{words.t('chooseFile')}</Button>}</FileButton>
      {said && <Alert role="status" color={said.good ? 'teal' : 'yellow'}><bdi>{said.text}</bdi></Alert>}
    </div>
  )
}
