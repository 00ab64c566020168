import { useWords } from '../words/index.ts'

export default function Audit() {
  const words = useWords().audit
  return (
    <main id="main" className="page">
      <h1>{words.title}</h1>
    </main>
  )
}
