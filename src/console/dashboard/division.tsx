/** Placeholder until the setting's route is there. */
export function Division(_: { shop: string }) {
  return null
}
