import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { post } from './people.js';

/** The schema as the app itself tells it. */
export async function schemaOf(app: { url: string }): Promise<GraphQLSchema> {
  const query = getIntrospectionQuery({ descriptions: false });
  const { data } = await post<IntrospectionQuery>(app.url, undefined, { query });
  return buildClientSchema(data);
}
