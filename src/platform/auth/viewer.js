import { createParamDecorator } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { Refusal, unauthenticated } from '../errors/refusal.js';
const contextOf = (execution) => GqlExecutionContext.create(execution).getContext();
/** The caller, who must have one; an operation without this parameter is open to everybody. */
export const Viewer = createParamDecorator((_, execution) => {
    const { viewer } = contextOf(execution);
    if (!viewer)
        throw unauthenticated();
    return viewer;
});
/** The caller, who must be an admin. */
export const Admin = createParamDecorator((_, execution) => {
    const { viewer } = contextOf(execution);
    if (!viewer)
        throw unauthenticated();
    if (viewer.role !== 'admin')
        throw new Refusal('FORBIDDEN', 'This is for admins.');
    return viewer;
});
export const Address = createParamDecorator((_, execution) => contextOf(execution).address);
