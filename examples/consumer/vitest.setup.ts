// Adds the matchers to Vitest's own `expect`, for specs that do not import termtape/fixtures.
import 'termtape/matchers/register'
