/** Products and orders; where names are looked up, each database adds its own. */
export function knowledgeTables(seq: string): string[] {
  return [
    `create table products (
      seq ${seq},
      shop text not null,
      id text not null,
      category text not null,
      on_sale integer not null,
      demo integer not null,
      record text not null,
      times text not null,
      unique (shop, id)
    )`,
    'create index products_category on products (shop, category, id) where on_sale = 1',
    'create index products_demo on products (shop) where demo = 1',
    `create table orders (
      shop text not null,
      id text not null,
      customer_id text not null,
      created_at bigint not null,
      record text not null,
      times text not null,
      primary key (shop, id)
    )`,
    'create index orders_customer on orders (shop, customer_id, created_at)',
    ...namesFor(seq),
  ]
}

/**
 * SQLite tells itself by its row counter: an FTS5 table without content there, a tsvector here. The text is pairs of
 * characters already, with the shop before each in SQLite, so the tokenizer only splits at blanks.
 */
function namesFor(seq: string): string[] {
  if (seq.includes('autoincrement'))
    return [
      `create virtual table product_names using fts5(terms, content = '', contentless_delete = 1,
        tokenize = "unicode61 remove_diacritics 0 tokenchars '_'", detail = 'none')`,
      `create virtual table product_terms using fts5vocab('product_names', 'row')`,
    ]
  return [
    'create table product_names (seq bigint primary key, shop text not null, terms tsvector not null)',
    'create index product_names_terms on product_names using gin (terms)',
  ]
}
