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
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuid } from 'uuid';
import { record } from '../../platform/events/record.js';
import { MessageSent, ReplyEnded, ReplyStarted } from './chat.events.js';
import { searchFormOf } from './search/search-text.js';
/** One thing said. A reply is a row from the moment the companion is asked. */
let Message = (() => {
    let _classDecorators = [Entity({ tableName: 'message' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _id_decorators;
    let _id_initializers = [];
    let _id_extraInitializers = [];
    let _accountId_decorators;
    let _accountId_initializers = [];
    let _accountId_extraInitializers = [];
    let _originAccountId_decorators;
    let _originAccountId_initializers = [];
    let _originAccountId_extraInitializers = [];
    let _conversationId_decorators;
    let _conversationId_initializers = [];
    let _conversationId_extraInitializers = [];
    let _index_decorators;
    let _index_initializers = [];
    let _index_extraInitializers = [];
    let _role_decorators;
    let _role_initializers = [];
    let _role_extraInitializers = [];
    let _content_decorators;
    let _content_initializers = [];
    let _content_extraInitializers = [];
    let _contentType_decorators;
    let _contentType_initializers = [];
    let _contentType_extraInitializers = [];
    let _status_decorators;
    let _status_initializers = [];
    let _status_extraInitializers = [];
    let _parentId_decorators;
    let _parentId_initializers = [];
    let _parentId_extraInitializers = [];
    let _siblingCount_decorators;
    let _siblingCount_initializers = [];
    let _siblingCount_extraInitializers = [];
    let _onPath_decorators;
    let _onPath_initializers = [];
    let _onPath_extraInitializers = [];
    let _chosen_decorators;
    let _chosen_initializers = [];
    let _chosen_extraInitializers = [];
    let _clientMessageId_decorators;
    let _clientMessageId_initializers = [];
    let _clientMessageId_extraInitializers = [];
    let _requestFingerprint_decorators;
    let _requestFingerprint_initializers = [];
    let _requestFingerprint_extraInitializers = [];
    let _attempt_decorators;
    let _attempt_initializers = [];
    let _attempt_extraInitializers = [];
    let _owner_decorators;
    let _owner_initializers = [];
    let _owner_extraInitializers = [];
    let _leaseUntil_decorators;
    let _leaseUntil_initializers = [];
    let _leaseUntil_extraInitializers = [];
    let _model_decorators;
    let _model_initializers = [];
    let _model_extraInitializers = [];
    let _tokensUsed_decorators;
    let _tokensUsed_initializers = [];
    let _tokensUsed_extraInitializers = [];
    let _latencyMs_decorators;
    let _latencyMs_initializers = [];
    let _latencyMs_extraInitializers = [];
    let _mood_decorators;
    let _mood_initializers = [];
    let _mood_extraInitializers = [];
    let _sentiment_decorators;
    let _sentiment_initializers = [];
    let _sentiment_extraInitializers = [];
    let _personalityVersion_decorators;
    let _personalityVersion_initializers = [];
    let _personalityVersion_extraInitializers = [];
    let _sessionId_decorators;
    let _sessionId_initializers = [];
    let _sessionId_extraInitializers = [];
    let _edited_decorators;
    let _edited_initializers = [];
    let _edited_extraInitializers = [];
    let _flagged_decorators;
    let _flagged_initializers = [];
    let _flagged_extraInitializers = [];
    let _searchText_decorators;
    let _searchText_initializers = [];
    let _searchText_extraInitializers = [];
    let _searchGrams_decorators;
    let _searchGrams_initializers = [];
    let _searchGrams_extraInitializers = [];
    let _createdAt_decorators;
    let _createdAt_initializers = [];
    let _createdAt_extraInitializers = [];
    let _updatedAt_decorators;
    let _updatedAt_initializers = [];
    let _updatedAt_extraInitializers = [];
    var Message = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _id_decorators = [PrimaryKey({ type: 'uuid' })];
            _accountId_decorators = [Property({ type: 'uuid' })];
            _originAccountId_decorators = [Property({ type: 'uuid' })];
            _conversationId_decorators = [Property({ type: 'uuid' })];
            _index_decorators = [Property({ type: 'integer' })];
            _role_decorators = [Property({ type: 'text' })];
            _content_decorators = [Property({ type: 'text' })];
            _contentType_decorators = [Property({ type: 'text' })];
            _status_decorators = [Property({ type: 'text' })];
            _parentId_decorators = [Property({ type: 'uuid', nullable: true })];
            _siblingCount_decorators = [Property({ type: 'integer' })];
            _onPath_decorators = [Property({ type: 'boolean' })];
            _chosen_decorators = [Property({ type: 'boolean' })];
            _clientMessageId_decorators = [Property({ type: 'text', nullable: true })];
            _requestFingerprint_decorators = [Property({ type: 'text', nullable: true })];
            _attempt_decorators = [Property({ type: 'integer' })];
            _owner_decorators = [Property({ type: 'uuid', nullable: true })];
            _leaseUntil_decorators = [Property({ type: 'datetime', nullable: true })];
            _model_decorators = [Property({ type: 'text', nullable: true })];
            _tokensUsed_decorators = [Property({ type: 'integer', nullable: true })];
            _latencyMs_decorators = [Property({ type: 'integer', nullable: true })];
            _mood_decorators = [Property({ type: 'text', nullable: true })];
            _sentiment_decorators = [Property({ type: 'float', nullable: true })];
            _personalityVersion_decorators = [Property({ type: 'integer', nullable: true })];
            _sessionId_decorators = [Property({ type: 'uuid', nullable: true })];
            _edited_decorators = [Property({ type: 'boolean' })];
            _flagged_decorators = [Property({ type: 'boolean' })];
            _searchText_decorators = [Property({ type: 'text', lazy: true })];
            _searchGrams_decorators = [Property({ type: 'text[]', columnType: 'text[]', lazy: true })];
            _createdAt_decorators = [Property({ type: 'datetime' })];
            _updatedAt_decorators = [Property({ type: 'datetime' })];
            __esDecorate(null, null, _id_decorators, { kind: "field", name: "id", static: false, private: false, access: { has: obj => "id" in obj, get: obj => obj.id, set: (obj, value) => { obj.id = value; } }, metadata: _metadata }, _id_initializers, _id_extraInitializers);
            __esDecorate(null, null, _accountId_decorators, { kind: "field", name: "accountId", static: false, private: false, access: { has: obj => "accountId" in obj, get: obj => obj.accountId, set: (obj, value) => { obj.accountId = value; } }, metadata: _metadata }, _accountId_initializers, _accountId_extraInitializers);
            __esDecorate(null, null, _originAccountId_decorators, { kind: "field", name: "originAccountId", static: false, private: false, access: { has: obj => "originAccountId" in obj, get: obj => obj.originAccountId, set: (obj, value) => { obj.originAccountId = value; } }, metadata: _metadata }, _originAccountId_initializers, _originAccountId_extraInitializers);
            __esDecorate(null, null, _conversationId_decorators, { kind: "field", name: "conversationId", static: false, private: false, access: { has: obj => "conversationId" in obj, get: obj => obj.conversationId, set: (obj, value) => { obj.conversationId = value; } }, metadata: _metadata }, _conversationId_initializers, _conversationId_extraInitializers);
            __esDecorate(null, null, _index_decorators, { kind: "field", name: "index", static: false, private: false, access: { has: obj => "index" in obj, get: obj => obj.index, set: (obj, value) => { obj.index = value; } }, metadata: _metadata }, _index_initializers, _index_extraInitializers);
            __esDecorate(null, null, _role_decorators, { kind: "field", name: "role", static: false, private: false, access: { has: obj => "role" in obj, get: obj => obj.role, set: (obj, value) => { obj.role = value; } }, metadata: _metadata }, _role_initializers, _role_extraInitializers);
            __esDecorate(null, null, _content_decorators, { kind: "field", name: "content", static: false, private: false, access: { has: obj => "content" in obj, get: obj => obj.content, set: (obj, value) => { obj.content = value; } }, metadata: _metadata }, _content_initializers, _content_extraInitializers);
            __esDecorate(null, null, _contentType_decorators, { kind: "field", name: "contentType", static: false, private: false, access: { has: obj => "contentType" in obj, get: obj => obj.contentType, set: (obj, value) => { obj.contentType = value; } }, metadata: _metadata }, _contentType_initializers, _contentType_extraInitializers);
            __esDecorate(null, null, _status_decorators, { kind: "field", name: "status", static: false, private: false, access: { has: obj => "status" in obj, get: obj => obj.status, set: (obj, value) => { obj.status = value; } }, metadata: _metadata }, _status_initializers, _status_extraInitializers);
            __esDecorate(null, null, _parentId_decorators, { kind: "field", name: "parentId", static: false, private: false, access: { has: obj => "parentId" in obj, get: obj => obj.parentId, set: (obj, value) => { obj.parentId = value; } }, metadata: _metadata }, _parentId_initializers, _parentId_extraInitializers);
            __esDecorate(null, null, _siblingCount_decorators, { kind: "field", name: "siblingCount", static: false, private: false, access: { has: obj => "siblingCount" in obj, get: obj => obj.siblingCount, set: (obj, value) => { obj.siblingCount = value; } }, metadata: _metadata }, _siblingCount_initializers, _siblingCount_extraInitializers);
            __esDecorate(null, null, _onPath_decorators, { kind: "field", name: "onPath", static: false, private: false, access: { has: obj => "onPath" in obj, get: obj => obj.onPath, set: (obj, value) => { obj.onPath = value; } }, metadata: _metadata }, _onPath_initializers, _onPath_extraInitializers);
            __esDecorate(null, null, _chosen_decorators, { kind: "field", name: "chosen", static: false, private: false, access: { has: obj => "chosen" in obj, get: obj => obj.chosen, set: (obj, value) => { obj.chosen = value; } }, metadata: _metadata }, _chosen_initializers, _chosen_extraInitializers);
            __esDecorate(null, null, _clientMessageId_decorators, { kind: "field", name: "clientMessageId", static: false, private: false, access: { has: obj => "clientMessageId" in obj, get: obj => obj.clientMessageId, set: (obj, value) => { obj.clientMessageId = value; } }, metadata: _metadata }, _clientMessageId_initializers, _clientMessageId_extraInitializers);
            __esDecorate(null, null, _requestFingerprint_decorators, { kind: "field", name: "requestFingerprint", static: false, private: false, access: { has: obj => "requestFingerprint" in obj, get: obj => obj.requestFingerprint, set: (obj, value) => { obj.requestFingerprint = value; } }, metadata: _metadata }, _requestFingerprint_initializers, _requestFingerprint_extraInitializers);
            __esDecorate(null, null, _attempt_decorators, { kind: "field", name: "attempt", static: false, private: false, access: { has: obj => "attempt" in obj, get: obj => obj.attempt, set: (obj, value) => { obj.attempt = value; } }, metadata: _metadata }, _attempt_initializers, _attempt_extraInitializers);
            __esDecorate(null, null, _owner_decorators, { kind: "field", name: "owner", static: false, private: false, access: { has: obj => "owner" in obj, get: obj => obj.owner, set: (obj, value) => { obj.owner = value; } }, metadata: _metadata }, _owner_initializers, _owner_extraInitializers);
            __esDecorate(null, null, _leaseUntil_decorators, { kind: "field", name: "leaseUntil", static: false, private: false, access: { has: obj => "leaseUntil" in obj, get: obj => obj.leaseUntil, set: (obj, value) => { obj.leaseUntil = value; } }, metadata: _metadata }, _leaseUntil_initializers, _leaseUntil_extraInitializers);
            __esDecorate(null, null, _model_decorators, { kind: "field", name: "model", static: false, private: false, access: { has: obj => "model" in obj, get: obj => obj.model, set: (obj, value) => { obj.model = value; } }, metadata: _metadata }, _model_initializers, _model_extraInitializers);
            __esDecorate(null, null, _tokensUsed_decorators, { kind: "field", name: "tokensUsed", static: false, private: false, access: { has: obj => "tokensUsed" in obj, get: obj => obj.tokensUsed, set: (obj, value) => { obj.tokensUsed = value; } }, metadata: _metadata }, _tokensUsed_initializers, _tokensUsed_extraInitializers);
            __esDecorate(null, null, _latencyMs_decorators, { kind: "field", name: "latencyMs", static: false, private: false, access: { has: obj => "latencyMs" in obj, get: obj => obj.latencyMs, set: (obj, value) => { obj.latencyMs = value; } }, metadata: _metadata }, _latencyMs_initializers, _latencyMs_extraInitializers);
            __esDecorate(null, null, _mood_decorators, { kind: "field", name: "mood", static: false, private: false, access: { has: obj => "mood" in obj, get: obj => obj.mood, set: (obj, value) => { obj.mood = value; } }, metadata: _metadata }, _mood_initializers, _mood_extraInitializers);
            __esDecorate(null, null, _sentiment_decorators, { kind: "field", name: "sentiment", static: false, private: false, access: { has: obj => "sentiment" in obj, get: obj => obj.sentiment, set: (obj, value) => { obj.sentiment = value; } }, metadata: _metadata }, _sentiment_initializers, _sentiment_extraInitializers);
            __esDecorate(null, null, _personalityVersion_decorators, { kind: "field", name: "personalityVersion", static: false, private: false, access: { has: obj => "personalityVersion" in obj, get: obj => obj.personalityVersion, set: (obj, value) => { obj.personalityVersion = value; } }, metadata: _metadata }, _personalityVersion_initializers, _personalityVersion_extraInitializers);
            __esDecorate(null, null, _sessionId_decorators, { kind: "field", name: "sessionId", static: false, private: false, access: { has: obj => "sessionId" in obj, get: obj => obj.sessionId, set: (obj, value) => { obj.sessionId = value; } }, metadata: _metadata }, _sessionId_initializers, _sessionId_extraInitializers);
            __esDecorate(null, null, _edited_decorators, { kind: "field", name: "edited", static: false, private: false, access: { has: obj => "edited" in obj, get: obj => obj.edited, set: (obj, value) => { obj.edited = value; } }, metadata: _metadata }, _edited_initializers, _edited_extraInitializers);
            __esDecorate(null, null, _flagged_decorators, { kind: "field", name: "flagged", static: false, private: false, access: { has: obj => "flagged" in obj, get: obj => obj.flagged, set: (obj, value) => { obj.flagged = value; } }, metadata: _metadata }, _flagged_initializers, _flagged_extraInitializers);
            __esDecorate(null, null, _searchText_decorators, { kind: "field", name: "searchText", static: false, private: false, access: { has: obj => "searchText" in obj, get: obj => obj.searchText, set: (obj, value) => { obj.searchText = value; } }, metadata: _metadata }, _searchText_initializers, _searchText_extraInitializers);
            __esDecorate(null, null, _searchGrams_decorators, { kind: "field", name: "searchGrams", static: false, private: false, access: { has: obj => "searchGrams" in obj, get: obj => obj.searchGrams, set: (obj, value) => { obj.searchGrams = value; } }, metadata: _metadata }, _searchGrams_initializers, _searchGrams_extraInitializers);
            __esDecorate(null, null, _createdAt_decorators, { kind: "field", name: "createdAt", static: false, private: false, access: { has: obj => "createdAt" in obj, get: obj => obj.createdAt, set: (obj, value) => { obj.createdAt = value; } }, metadata: _metadata }, _createdAt_initializers, _createdAt_extraInitializers);
            __esDecorate(null, null, _updatedAt_decorators, { kind: "field", name: "updatedAt", static: false, private: false, access: { has: obj => "updatedAt" in obj, get: obj => obj.updatedAt, set: (obj, value) => { obj.updatedAt = value; } }, metadata: _metadata }, _updatedAt_initializers, _updatedAt_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            Message = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        id = __runInitializers(this, _id_initializers, uuid());
        accountId = (__runInitializers(this, _id_extraInitializers), __runInitializers(this, _accountId_initializers, void 0));
        originAccountId = (__runInitializers(this, _accountId_extraInitializers), __runInitializers(this, _originAccountId_initializers, void 0));
        conversationId = (__runInitializers(this, _originAccountId_extraInitializers), __runInitializers(this, _conversationId_initializers, void 0));
        index = (__runInitializers(this, _conversationId_extraInitializers), __runInitializers(this, _index_initializers, void 0));
        role = (__runInitializers(this, _index_extraInitializers), __runInitializers(this, _role_initializers, void 0));
        content = (__runInitializers(this, _role_extraInitializers), __runInitializers(this, _content_initializers, ''));
        contentType = (__runInitializers(this, _content_extraInitializers), __runInitializers(this, _contentType_initializers, 'TEXT'));
        status = (__runInitializers(this, _contentType_extraInitializers), __runInitializers(this, _status_initializers, 'COMPLETE'));
        parentId = (__runInitializers(this, _status_extraInitializers), __runInitializers(this, _parentId_initializers, null));
        siblingCount = (__runInitializers(this, _parentId_extraInitializers), __runInitializers(this, _siblingCount_initializers, 1));
        onPath = (__runInitializers(this, _siblingCount_extraInitializers), __runInitializers(this, _onPath_initializers, true));
        chosen = (__runInitializers(this, _onPath_extraInitializers), __runInitializers(this, _chosen_initializers, true));
        clientMessageId = (__runInitializers(this, _chosen_extraInitializers), __runInitializers(this, _clientMessageId_initializers, null));
        requestFingerprint = (__runInitializers(this, _clientMessageId_extraInitializers), __runInitializers(this, _requestFingerprint_initializers, null));
        attempt = (__runInitializers(this, _requestFingerprint_extraInitializers), __runInitializers(this, _attempt_initializers, 0));
        owner = (__runInitializers(this, _attempt_extraInitializers), __runInitializers(this, _owner_initializers, null));
        leaseUntil = (__runInitializers(this, _owner_extraInitializers), __runInitializers(this, _leaseUntil_initializers, null));
        model = (__runInitializers(this, _leaseUntil_extraInitializers), __runInitializers(this, _model_initializers, null));
        tokensUsed = (__runInitializers(this, _model_extraInitializers), __runInitializers(this, _tokensUsed_initializers, null));
        latencyMs = (__runInitializers(this, _tokensUsed_extraInitializers), __runInitializers(this, _latencyMs_initializers, null));
        mood = (__runInitializers(this, _latencyMs_extraInitializers), __runInitializers(this, _mood_initializers, null));
        sentiment = (__runInitializers(this, _mood_extraInitializers), __runInitializers(this, _sentiment_initializers, null));
        personalityVersion = (__runInitializers(this, _sentiment_extraInitializers), __runInitializers(this, _personalityVersion_initializers, null));
        sessionId = (__runInitializers(this, _personalityVersion_extraInitializers), __runInitializers(this, _sessionId_initializers, null));
        edited = (__runInitializers(this, _sessionId_extraInitializers), __runInitializers(this, _edited_initializers, false));
        flagged = (__runInitializers(this, _edited_extraInitializers), __runInitializers(this, _flagged_initializers, false));
        searchText = (__runInitializers(this, _flagged_extraInitializers), __runInitializers(this, _searchText_initializers, ''));
        searchGrams = (__runInitializers(this, _searchText_extraInitializers), __runInitializers(this, _searchGrams_initializers, []));
        createdAt = (__runInitializers(this, _searchGrams_extraInitializers), __runInitializers(this, _createdAt_initializers, void 0));
        updatedAt = (__runInitializers(this, _createdAt_extraInitializers), __runInitializers(this, _updatedAt_initializers, void 0));
        /** What a person said, kept before anybody is asked for an answer. */
        static said(place, words, key, now) {
            const message = Message.at(place, 'USER', now);
            message.write(words.content, words.contentType);
            message.tokensUsed = words.tokens;
            message.edited = words.edited;
            message.clientMessageId = key.clientMessageId;
            message.requestFingerprint = key.fingerprint;
            record(message, new MessageSent(place.accountId, message.id, place.conversationId, now.toISOString()));
            return message;
        }
        /** The reply to it, still without a word. */
        static awaited(place, lease, now) {
            const reply = Message.at(place, 'ASSISTANT', now);
            reply.take(lease, now);
            return reply;
        }
        /** Somebody else's words from another system, as they were. */
        static recalled(place, role, words, key, said) {
            const message = Message.at(place, role, said);
            message.write(words.content, words.contentType);
            message.tokensUsed = words.tokens;
            message.clientMessageId = key.clientMessageId;
            message.requestFingerprint = key.fingerprint;
            return message;
        }
        static at(place, role, now) {
            const message = new Message();
            Object.assign(message, place, { role, originAccountId: place.accountId });
            message.createdAt = now;
            message.updatedAt = now;
            return message;
        }
        /** Puts this reply into the hands of one process; the attempts before it may no longer write. */
        take(lease, now) {
            this.status = 'GENERATING';
            this.owner = lease.owner;
            this.attempt = lease.attempt;
            this.leaseUntil = lease.until;
            this.updatedAt = now;
            record(this, new ReplyStarted(this.accountId, this.id, this.conversationId));
        }
        isHeldBy(owner, attempt) {
            return this.status === 'GENERATING' && this.owner === owner && this.attempt === attempt;
        }
        /** Whether whoever worked on it is gone without a word. */
        isAbandoned(databaseNow) {
            return this.status === 'GENERATING' && this.leaseUntil !== null && this.leaseUntil <= databaseNow;
        }
        /** Ends the reply in whatever state it reached; what was written of it stays. */
        end(status, result, now) {
            if (this.status !== 'GENERATING')
                return;
            this.status = status;
            this.leaseUntil = null;
            this.owner = null;
            if (result.content !== undefined)
                this.write(result.content, this.contentType);
            this.model = result.model ?? this.model;
            this.tokensUsed = result.tokens ?? this.tokensUsed;
            this.latencyMs = result.latencyMs ?? this.latencyMs;
            this.updatedAt = now;
            record(this, new ReplyEnded(this.accountId, this.id, this.conversationId, status));
        }
        write(content, contentType) {
            this.content = content;
            this.contentType = contentType;
            Object.assign(this, searchFormOf(content));
        }
        constructor() {
            __runInitializers(this, _updatedAt_extraInitializers);
        }
    };
    return Message = _classThis;
})();
export { Message };
