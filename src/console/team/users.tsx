import { useWords } from '../words/index.ts'

export default function Users() {
  const words = useWords().users
  return (
    <main id="main" className="page">
      <h1>{words.title}</h1>
    </main>
  )
}
