import { useWords } from '../words/index.ts'

export default function Dashboard() {
  const words = useWords().dashboard
  return (
    <main id="main" className="page">
      <h1>{words.title}</h1>
    </main>
  )
}
