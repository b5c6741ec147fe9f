var __esDecorate = (this && this.__esDecorate) || function (ctor, descriptorIn, decorators, contextIn, initializers, extraInitializers) {
    function accept(f) { if (f !== void 0 && typeof f !== "function") throw new TypeError("Function expected"); return f; }
    var kind = contextIn.kind, key = kind === "getter" ? "get" : kind === "setter" ? "set" : "value";
    var target = !descriptorIn && ctor ? contextIn["static"] ? ctor : ctor.prototype : null;
    var descriptor = descriptorIn || (target ? Object.getOwnPropertyDescriptor(target, contextIn.name) : {});
    var _, done = false;
    for (var i = decorators.length - 1; i >= 0; i--) {
        var context = {};
        for (var p in contextIn) context[p] = p === "access" ? {} : contextIn[p];
        for (var p in contextIn.access) context.access[p] = contextIn.access[p];
        context.addInitializer = function (f) { if (done) throw new TypeError("Cannot add initializers after decoration has completed"); extraInitializers.push(accept(f || null)); };
        var result = (0, decorators[i])(kind === "accessor" ? { get: descriptor.get, set: descriptor.set } : descriptor[key], context);
        if (kind === "accessor") {
            if (result === void 0) continue;
            if (result === null || typeof result !== "object") throw new TypeError("Object expected");
            if (_ = accept(result.get)) descriptor.get = _;
            if (_ = accept(result.set)) descriptor.set = _;
            if (_ = accept(result.init)) initializers.unshift(_);
        }
        else if (_ = accept(result)) {
            if (kind === "field") initializers.unshift(_);
            else descriptor[key] = _;
        }
    }
    if (target) Object.defineProperty(target, contextIn.name, descriptor);
    done = true;
};
var __runInitializers = (this && this.__runInitializers) || function (thisArg, initializers, value) {
    var useValue = arguments.length > 2;
    for (var i = 0; i < initializers.length; i++) {
        value = useValue ? initializers[i].call(thisArg, value) : initializers[i].call(thisArg);
    }
    return useValue ? value : void 0;
};
import { Injectable } from '@nestjs/common';
import { storeFacts } from '../events/outbox.js';
import { factsOf } from '../events/record.js';
import { isConflict, UnknownOutcome, withRetries } from './conflict.js';
/**
 * Units of work: each runs in a fresh EntityManager and one transaction that sees the rows of one
 * account alone (or, as a worker, the named tables of all), because the role and the account are set
 * inside the transaction and end with it.
 */
let Database = (() => {
    let _classDecorators = [Injectable()];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var Database = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            Database = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        orm;
        delivery;
        constructor(orm, delivery) {
            this.orm = orm;
            this.delivery = delivery;
        }
        /** Reads in one read-only transaction of its own, begun when this is called. */
        async read(accountId, work) {
            return withRetries(() => this.transact(work, 'smriti_app', { 'app.account_id': accountId }, true));
        }
        /**
         * Writes in one transaction; what the entities recorded is in the outbox when it commits, and
         * delivered before this returns. A deadlock or a lost connection before anything was committed is
         * tried again, so `work` must have no effect outside the database.
         */
        async write(accountId, work) {
            return withRetries(() => this.transact(work, 'smriti_app', { 'app.account_id': accountId }));
        }
        /** Work on behalf of nobody: first sight of an account, the relay, sweeps. */
        async asWorker(work) {
            return withRetries(() => this.transact(work, 'smriti_worker', {}));
        }
        async transact(work, role, variables, readOnly = false) {
            // A connection starts as smriti_app, so only the other roles cost a statement.
            const session = { variables, role: role === 'smriti_app' ? undefined : role };
            const em = this.orm.em.fork({ session, useContext: false });
            await em.begin({ readOnly });
            const result = await this.workOrUndo(em, work);
            await commit(em);
            await this.delivery.deliver(factsOf(em));
            return result;
        }
        async workOrUndo(em, work) {
            try {
                const result = await work(em);
                await em.flush();
                await storeFacts(em);
                return result;
            }
            catch (error) {
                await em.rollback().catch(() => undefined);
                throw error;
            }
        }
    };
    return Database = _classThis;
})();
export { Database };
/** A commit that fails for another reason than a conflict may still have happened. */
async function commit(em) {
    try {
        await em.commit();
    }
    catch (error) {
        await em.rollback().catch(() => undefined);
        if (isConflict(error))
            throw error;
        throw new UnknownOutcome('The commit was not confirmed.', { cause: error });
    }
}
