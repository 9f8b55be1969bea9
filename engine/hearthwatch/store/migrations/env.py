"""What Alembic runs: the steps, on the connection and in the transaction it was given."""

from alembic import context

from hearthwatch.store.rows import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
