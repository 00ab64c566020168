import { useWords } from '../words/index.ts'

export default function SettingsPage() {
  const words = useWords().settings
  return (
    <main id="main" className="page">
      <h1>{words.title}</h1>
    </main>
  )
}
