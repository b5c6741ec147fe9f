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
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../../platform/paging/connection.js';
const named = (...names) => Object.fromEntries(names.map((name) => [name, name]));
export const MessageRoles = named('USER', 'ASSISTANT', 'SYSTEM');
export const MessageStatuses = named('COMPLETE', 'GENERATING', 'STOPPED', 'INTERRUPTED', 'FAILED');
export const ConversationStatuses = named('ACTIVE', 'ARCHIVED');
export const ContentTypes = named('TEXT', 'MARKDOWN', 'JSON');
registerEnumType(MessageRoles, { name: 'MessageRole' });
registerEnumType(MessageStatuses, { name: 'MessageStatus' });
registerEnumType(ConversationStatuses, { name: 'ConversationStatus' });
registerEnumType(ContentTypes, { name: 'ContentType' });
let MessageView = (() => {
    let _classDecorators = [ObjectType('Message')];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _id_decorators;
    let _id_initializers = [];
    let _id_extraInitializers = [];
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
    let _hasPersonalityContext_decorators;
    let _hasPersonalityContext_initializers = [];
    let _hasPersonalityContext_extraInitializers = [];
    let _personalityVersion_decorators;
    let _personalityVersion_initializers = [];
    let _personalityVersion_extraInitializers = [];
    let _edited_decorators;
    let _edited_initializers = [];
    let _edited_extraInitializers = [];
    let _flagged_decorators;
    let _flagged_initializers = [];
    let _flagged_extraInitializers = [];
    let _rating_decorators;
    let _rating_initializers = [];
    let _rating_extraInitializers = [];
    let _reactions_decorators;
    let _reactions_initializers = [];
    let _reactions_extraInitializers = [];
    let _createdAt_decorators;
    let _createdAt_initializers = [];
    let _createdAt_extraInitializers = [];
    let _updatedAt_decorators;
    let _updatedAt_initializers = [];
    let _updatedAt_extraInitializers = [];
    var MessageView = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _id_decorators = [Field(() => ID)];
            _conversationId_decorators = [Field(() => ID)];
            _index_decorators = [Field(() => Int, { description: 'Strictly increasing inside the conversation.' })];
            _role_decorators = [Field(() => MessageRoles)];
            _content_decorators = [Field(() => String)];
            _contentType_decorators = [Field(() => ContentTypes)];
            _status_decorators = [Field(() => MessageStatuses)];
            _parentId_decorators = [Field(() => ID, {
                    nullable: true,
                    description: 'The message this one answers or replaces; edits and regenerations branch here.',
                })];
            _siblingCount_decorators = [Field(() => Int, { description: 'How many alternatives share this parent, this one included.' })];
            _model_decorators = [Field(() => String, { nullable: true })];
            _tokensUsed_decorators = [Field(() => Int, { nullable: true })];
            _latencyMs_decorators = [Field(() => Int, { nullable: true, description: 'Milliseconds from the question to the whole reply.' })];
            _mood_decorators = [Field(() => String, { nullable: true })];
            _sentiment_decorators = [Field(() => Float, { nullable: true, description: '-1 (negative) to 1 (positive).' })];
            _hasPersonalityContext_decorators = [Field(() => Boolean)];
            _personalityVersion_decorators = [Field(() => Int, { nullable: true })];
            _edited_decorators = [Field(() => Boolean)];
            _flagged_decorators = [Field(() => Boolean)];
            _rating_decorators = [Field(() => Int, { nullable: true, description: "1 to 5, the caller's own." })];
            _reactions_decorators = [Field(() => [String])];
            _createdAt_decorators = [Field(() => Date)];
            _updatedAt_decorators = [Field(() => Date)];
            __esDecorate(null, null, _id_decorators, { kind: "field", name: "id", static: false, private: false, access: { has: obj => "id" in obj, get: obj => obj.id, set: (obj, value) => { obj.id = value; } }, metadata: _metadata }, _id_initializers, _id_extraInitializers);
            __esDecorate(null, null, _conversationId_decorators, { kind: "field", name: "conversationId", static: false, private: false, access: { has: obj => "conversationId" in obj, get: obj => obj.conversationId, set: (obj, value) => { obj.conversationId = value; } }, metadata: _metadata }, _conversationId_initializers, _conversationId_extraInitializers);
            __esDecorate(null, null, _index_decorators, { kind: "field", name: "index", static: false, private: false, access: { has: obj => "index" in obj, get: obj => obj.index, set: (obj, value) => { obj.index = value; } }, metadata: _metadata }, _index_initializers, _index_extraInitializers);
            __esDecorate(null, null, _role_decorators, { kind: "field", name: "role", static: false, private: false, access: { has: obj => "role" in obj, get: obj => obj.role, set: (obj, value) => { obj.role = value; } }, metadata: _metadata }, _role_initializers, _role_extraInitializers);
            __esDecorate(null, null, _content_decorators, { kind: "field", name: "content", static: false, private: false, access: { has: obj => "content" in obj, get: obj => obj.content, set: (obj, value) => { obj.content = value; } }, metadata: _metadata }, _content_initializers, _content_extraInitializers);
            __esDecorate(null, null, _contentType_decorators, { kind: "field", name: "contentType", static: false, private: false, access: { has: obj => "contentType" in obj, get: obj => obj.contentType, set: (obj, value) => { obj.contentType = value; } }, metadata: _metadata }, _contentType_initializers, _contentType_extraInitializers);
            __esDecorate(null, null, _status_decorators, { kind: "field", name: "status", static: false, private: false, access: { has: obj => "status" in obj, get: obj => obj.status, set: (obj, value) => { obj.status = value; } }, metadata: _metadata }, _status_initializers, _status_extraInitializers);
            __esDecorate(null, null, _parentId_decorators, { kind: "field", name: "parentId", static: false, private: false, access: { has: obj => "parentId" in obj, get: obj => obj.parentId, set: (obj, value) => { obj.parentId = value; } }, metadata: _metadata }, _parentId_initializers, _parentId_extraInitializers);
            __esDecorate(null, null, _siblingCount_decorators, { kind: "field", name: "siblingCount", static: false, private: false, access: { has: obj => "siblingCount" in obj, get: obj => obj.siblingCount, set: (obj, value) => { obj.siblingCount = value; } }, metadata: _metadata }, _siblingCount_initializers, _siblingCount_extraInitializers);
            __esDecorate(null, null, _model_decorators, { kind: "field", name: "model", static: false, private: false, access: { has: obj => "model" in obj, get: obj => obj.model, set: (obj, value) => { obj.model = value; } }, metadata: _metadata }, _model_initializers, _model_extraInitializers);
            __esDecorate(null, null, _tokensUsed_decorators, { kind: "field", name: "tokensUsed", static: false, private: false, access: { has: obj => "tokensUsed" in obj, get: obj => obj.tokensUsed, set: (obj, value) => { obj.tokensUsed = value; } }, metadata: _metadata }, _tokensUsed_initializers, _tokensUsed_extraInitializers);
            __esDecorate(null, null, _latencyMs_decorators, { kind: "field", name: "latencyMs", static: false, private: false, access: { has: obj => "latencyMs" in obj, get: obj => obj.latencyMs, set: (obj, value) => { obj.latencyMs = value; } }, metadata: _metadata }, _latencyMs_initializers, _latencyMs_extraInitializers);
            __esDecorate(null, null, _mood_decorators, { kind: "field", name: "mood", static: false, private: false, access: { has: obj => "mood" in obj, get: obj => obj.mood, set: (obj, value) => { obj.mood = value; } }, metadata: _metadata }, _mood_initializers, _mood_extraInitializers);
            __esDecorate(null, null, _sentiment_decorators, { kind: "field", name: "sentiment", static: false, private: false, access: { has: obj => "sentiment" in obj, get: obj => obj.sentiment, set: (obj, value) => { obj.sentiment = value; } }, metadata: _metadata }, _sentiment_initializers, _sentiment_extraInitializers);
            __esDecorate(null, null, _hasPersonalityContext_decorators, { kind: "field", name: "hasPersonalityContext", static: false, private: false, access: { has: obj => "hasPersonalityContext" in obj, get: obj => obj.hasPersonalityContext, set: (obj, value) => { obj.hasPersonalityContext = value; } }, metadata: _metadata }, _hasPersonalityContext_initializers, _hasPersonalityContext_extraInitializers);
            __esDecorate(null, null, _personalityVersion_decorators, { kind: "field", name: "personalityVersion", static: false, private: false, access: { has: obj => "personalityVersion" in obj, get: obj => obj.personalityVersion, set: (obj, value) => { obj.personalityVersion = value; } }, metadata: _metadata }, _personalityVersion_initializers, _personalityVersion_extraInitializers);
            __esDecorate(null, null, _edited_decorators, { kind: "field", name: "edited", static: false, private: false, access: { has: obj => "edited" in obj, get: obj => obj.edited, set: (obj, value) => { obj.edited = value; } }, metadata: _metadata }, _edited_initializers, _edited_extraInitializers);
            __esDecorate(null, null, _flagged_decorators, { kind: "field", name: "flagged", static: false, private: false, access: { has: obj => "flagged" in obj, get: obj => obj.flagged, set: (obj, value) => { obj.flagged = value; } }, metadata: _metadata }, _flagged_initializers, _flagged_extraInitializers);
            __esDecorate(null, null, _rating_decorators, { kind: "field", name: "rating", static: false, private: false, access: { has: obj => "rating" in obj, get: obj => obj.rating, set: (obj, value) => { obj.rating = value; } }, metadata: _metadata }, _rating_initializers, _rating_extraInitializers);
            __esDecorate(null, null, _reactions_decorators, { kind: "field", name: "reactions", static: false, private: false, access: { has: obj => "reactions" in obj, get: obj => obj.reactions, set: (obj, value) => { obj.reactions = value; } }, metadata: _metadata }, _reactions_initializers, _reactions_extraInitializers);
            __esDecorate(null, null, _createdAt_decorators, { kind: "field", name: "createdAt", static: false, private: false, access: { has: obj => "createdAt" in obj, get: obj => obj.createdAt, set: (obj, value) => { obj.createdAt = value; } }, metadata: _metadata }, _createdAt_initializers, _createdAt_extraInitializers);
            __esDecorate(null, null, _updatedAt_decorators, { kind: "field", name: "updatedAt", static: false, private: false, access: { has: obj => "updatedAt" in obj, get: obj => obj.updatedAt, set: (obj, value) => { obj.updatedAt = value; } }, metadata: _metadata }, _updatedAt_initializers, _updatedAt_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            MessageView = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        id = __runInitializers(this, _id_initializers, void 0);
        conversationId = (__runInitializers(this, _id_extraInitializers), __runInitializers(this, _conversationId_initializers, void 0));
        index = (__runInitializers(this, _conversationId_extraInitializers), __runInitializers(this, _index_initializers, void 0));
        role = (__runInitializers(this, _index_extraInitializers), __runInitializers(this, _role_initializers, void 0));
        content = (__runInitializers(this, _role_extraInitializers), __runInitializers(this, _content_initializers, void 0));
        contentType = (__runInitializers(this, _content_extraInitializers), __runInitializers(this, _contentType_initializers, void 0));
        status = (__runInitializers(this, _contentType_extraInitializers), __runInitializers(this, _status_initializers, void 0));
        parentId = (__runInitializers(this, _status_extraInitializers), __runInitializers(this, _parentId_initializers, void 0));
        siblingCount = (__runInitializers(this, _parentId_extraInitializers), __runInitializers(this, _siblingCount_initializers, void 0));
        model = (__runInitializers(this, _siblingCount_extraInitializers), __runInitializers(this, _model_initializers, void 0));
        tokensUsed = (__runInitializers(this, _model_extraInitializers), __runInitializers(this, _tokensUsed_initializers, void 0));
        latencyMs = (__runInitializers(this, _tokensUsed_extraInitializers), __runInitializers(this, _latencyMs_initializers, void 0));
        mood = (__runInitializers(this, _latencyMs_extraInitializers), __runInitializers(this, _mood_initializers, void 0));
        sentiment = (__runInitializers(this, _mood_extraInitializers), __runInitializers(this, _sentiment_initializers, void 0));
        hasPersonalityContext = (__runInitializers(this, _sentiment_extraInitializers), __runInitializers(this, _hasPersonalityContext_initializers, void 0));
        personalityVersion = (__runInitializers(this, _hasPersonalityContext_extraInitializers), __runInitializers(this, _personalityVersion_initializers, void 0));
        edited = (__runInitializers(this, _personalityVersion_extraInitializers), __runInitializers(this, _edited_initializers, void 0));
        flagged = (__runInitializers(this, _edited_extraInitializers), __runInitializers(this, _flagged_initializers, void 0));
        rating = (__runInitializers(this, _flagged_extraInitializers), __runInitializers(this, _rating_initializers, void 0));
        reactions = (__runInitializers(this, _rating_extraInitializers), __runInitializers(this, _reactions_initializers, void 0));
        createdAt = (__runInitializers(this, _reactions_extraInitializers), __runInitializers(this, _createdAt_initializers, void 0));
        updatedAt = (__runInitializers(this, _createdAt_extraInitializers), __runInitializers(this, _updatedAt_initializers, void 0));
        constructor() {
            __runInitializers(this, _updatedAt_extraInitializers);
        }
    };
    return MessageView = _classThis;
})();
export { MessageView };
export const MessageConnection = connectionOf('Message', MessageView);
let ConversationView = (() => {
    let _classDecorators = [ObjectType('Conversation')];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _id_decorators;
    let _id_initializers = [];
    let _id_extraInitializers = [];
    let _title_decorators;
    let _title_initializers = [];
    let _title_extraInitializers = [];
    let _description_decorators;
    let _description_initializers = [];
    let _description_extraInitializers = [];
    let _status_decorators;
    let _status_initializers = [];
    let _status_extraInitializers = [];
    let _pinned_decorators;
    let _pinned_initializers = [];
    let _pinned_extraInitializers = [];
    let _tags_decorators;
    let _tags_initializers = [];
    let _tags_extraInitializers = [];
    let _agentType_decorators;
    let _agentType_initializers = [];
    let _agentType_extraInitializers = [];
    let _model_decorators;
    let _model_initializers = [];
    let _model_extraInitializers = [];
    let _systemPrompt_decorators;
    let _systemPrompt_initializers = [];
    let _systemPrompt_extraInitializers = [];
    let _temperature_decorators;
    let _temperature_initializers = [];
    let _temperature_extraInitializers = [];
    let _maxTokens_decorators;
    let _maxTokens_initializers = [];
    let _maxTokens_extraInitializers = [];
    let _messageCount_decorators;
    let _messageCount_initializers = [];
    let _messageCount_extraInitializers = [];
    let _tokenCount_decorators;
    let _tokenCount_initializers = [];
    let _tokenCount_extraInitializers = [];
    let _createdAt_decorators;
    let _createdAt_initializers = [];
    let _createdAt_extraInitializers = [];
    let _updatedAt_decorators;
    let _updatedAt_initializers = [];
    let _updatedAt_extraInitializers = [];
    let _lastMessageAt_decorators;
    let _lastMessageAt_initializers = [];
    let _lastMessageAt_extraInitializers = [];
    var ConversationView = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _id_decorators = [Field(() => ID)];
            _title_decorators = [Field(() => String, { description: 'From the first message unless it was chosen.' })];
            _description_decorators = [Field(() => String, { nullable: true })];
            _status_decorators = [Field(() => ConversationStatuses)];
            _pinned_decorators = [Field(() => Boolean)];
            _tags_decorators = [Field(() => [String])];
            _agentType_decorators = [Field(() => String, { nullable: true })];
            _model_decorators = [Field(() => String, { nullable: true })];
            _systemPrompt_decorators = [Field(() => String, { nullable: true })];
            _temperature_decorators = [Field(() => Float, { nullable: true })];
            _maxTokens_decorators = [Field(() => Int, { nullable: true })];
            _messageCount_decorators = [Field(() => Int, { description: 'All messages kept, alternatives included.' })];
            _tokenCount_decorators = [Field(() => Int)];
            _createdAt_decorators = [Field(() => Date)];
            _updatedAt_decorators = [Field(() => Date)];
            _lastMessageAt_decorators = [Field(() => Date, { nullable: true })];
            __esDecorate(null, null, _id_decorators, { kind: "field", name: "id", static: false, private: false, access: { has: obj => "id" in obj, get: obj => obj.id, set: (obj, value) => { obj.id = value; } }, metadata: _metadata }, _id_initializers, _id_extraInitializers);
            __esDecorate(null, null, _title_decorators, { kind: "field", name: "title", static: false, private: false, access: { has: obj => "title" in obj, get: obj => obj.title, set: (obj, value) => { obj.title = value; } }, metadata: _metadata }, _title_initializers, _title_extraInitializers);
            __esDecorate(null, null, _description_decorators, { kind: "field", name: "description", static: false, private: false, access: { has: obj => "description" in obj, get: obj => obj.description, set: (obj, value) => { obj.description = value; } }, metadata: _metadata }, _description_initializers, _description_extraInitializers);
            __esDecorate(null, null, _status_decorators, { kind: "field", name: "status", static: false, private: false, access: { has: obj => "status" in obj, get: obj => obj.status, set: (obj, value) => { obj.status = value; } }, metadata: _metadata }, _status_initializers, _status_extraInitializers);
            __esDecorate(null, null, _pinned_decorators, { kind: "field", name: "pinned", static: false, private: false, access: { has: obj => "pinned" in obj, get: obj => obj.pinned, set: (obj, value) => { obj.pinned = value; } }, metadata: _metadata }, _pinned_initializers, _pinned_extraInitializers);
            __esDecorate(null, null, _tags_decorators, { kind: "field", name: "tags", static: false, private: false, access: { has: obj => "tags" in obj, get: obj => obj.tags, set: (obj, value) => { obj.tags = value; } }, metadata: _metadata }, _tags_initializers, _tags_extraInitializers);
            __esDecorate(null, null, _agentType_decorators, { kind: "field", name: "agentType", static: false, private: false, access: { has: obj => "agentType" in obj, get: obj => obj.agentType, set: (obj, value) => { obj.agentType = value; } }, metadata: _metadata }, _agentType_initializers, _agentType_extraInitializers);
            __esDecorate(null, null, _model_decorators, { kind: "field", name: "model", static: false, private: false, access: { has: obj => "model" in obj, get: obj => obj.model, set: (obj, value) => { obj.model = value; } }, metadata: _metadata }, _model_initializers, _model_extraInitializers);
            __esDecorate(null, null, _systemPrompt_decorators, { kind: "field", name: "systemPrompt", static: false, private: false, access: { has: obj => "systemPrompt" in obj, get: obj => obj.systemPrompt, set: (obj, value) => { obj.systemPrompt = value; } }, metadata: _metadata }, _systemPrompt_initializers, _systemPrompt_extraInitializers);
            __esDecorate(null, null, _temperature_decorators, { kind: "field", name: "temperature", static: false, private: false, access: { has: obj => "temperature" in obj, get: obj => obj.temperature, set: (obj, value) => { obj.temperature = value; } }, metadata: _metadata }, _temperature_initializers, _temperature_extraInitializers);
            __esDecorate(null, null, _maxTokens_decorators, { kind: "field", name: "maxTokens", static: false, private: false, access: { has: obj => "maxTokens" in obj, get: obj => obj.maxTokens, set: (obj, value) => { obj.maxTokens = value; } }, metadata: _metadata }, _maxTokens_initializers, _maxTokens_extraInitializers);
            __esDecorate(null, null, _messageCount_decorators, { kind: "field", name: "messageCount", static: false, private: false, access: { has: obj => "messageCount" in obj, get: obj => obj.messageCount, set: (obj, value) => { obj.messageCount = value; } }, metadata: _metadata }, _messageCount_initializers, _messageCount_extraInitializers);
            __esDecorate(null, null, _tokenCount_decorators, { kind: "field", name: "tokenCount", static: false, private: false, access: { has: obj => "tokenCount" in obj, get: obj => obj.tokenCount, set: (obj, value) => { obj.tokenCount = value; } }, metadata: _metadata }, _tokenCount_initializers, _tokenCount_extraInitializers);
            __esDecorate(null, null, _createdAt_decorators, { kind: "field", name: "createdAt", static: false, private: false, access: { has: obj => "createdAt" in obj, get: obj => obj.createdAt, set: (obj, value) => { obj.createdAt = value; } }, metadata: _metadata }, _createdAt_initializers, _createdAt_extraInitializers);
            __esDecorate(null, null, _updatedAt_decorators, { kind: "field", name: "updatedAt", static: false, private: false, access: { has: obj => "updatedAt" in obj, get: obj => obj.updatedAt, set: (obj, value) => { obj.updatedAt = value; } }, metadata: _metadata }, _updatedAt_initializers, _updatedAt_extraInitializers);
            __esDecorate(null, null, _lastMessageAt_decorators, { kind: "field", name: "lastMessageAt", static: false, private: false, access: { has: obj => "lastMessageAt" in obj, get: obj => obj.lastMessageAt, set: (obj, value) => { obj.lastMessageAt = value; } }, metadata: _metadata }, _lastMessageAt_initializers, _lastMessageAt_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ConversationView = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        id = __runInitializers(this, _id_initializers, void 0);
        title = (__runInitializers(this, _id_extraInitializers), __runInitializers(this, _title_initializers, void 0));
        description = (__runInitializers(this, _title_extraInitializers), __runInitializers(this, _description_initializers, void 0));
        status = (__runInitializers(this, _description_extraInitializers), __runInitializers(this, _status_initializers, void 0));
        pinned = (__runInitializers(this, _status_extraInitializers), __runInitializers(this, _pinned_initializers, void 0));
        tags = (__runInitializers(this, _pinned_extraInitializers), __runInitializers(this, _tags_initializers, void 0));
        agentType = (__runInitializers(this, _tags_extraInitializers), __runInitializers(this, _agentType_initializers, void 0));
        model = (__runInitializers(this, _agentType_extraInitializers), __runInitializers(this, _model_initializers, void 0));
        systemPrompt = (__runInitializers(this, _model_extraInitializers), __runInitializers(this, _systemPrompt_initializers, void 0));
        temperature = (__runInitializers(this, _systemPrompt_extraInitializers), __runInitializers(this, _temperature_initializers, void 0));
        maxTokens = (__runInitializers(this, _temperature_extraInitializers), __runInitializers(this, _maxTokens_initializers, void 0));
        messageCount = (__runInitializers(this, _maxTokens_extraInitializers), __runInitializers(this, _messageCount_initializers, void 0));
        tokenCount = (__runInitializers(this, _messageCount_extraInitializers), __runInitializers(this, _tokenCount_initializers, void 0));
        createdAt = (__runInitializers(this, _tokenCount_extraInitializers), __runInitializers(this, _createdAt_initializers, void 0));
        updatedAt = (__runInitializers(this, _createdAt_extraInitializers), __runInitializers(this, _updatedAt_initializers, void 0));
        lastMessageAt = (__runInitializers(this, _updatedAt_extraInitializers), __runInitializers(this, _lastMessageAt_initializers, void 0));
        /** The newest message of the active path; not shown, `lastMessage` follows it. */
        activeLeafId = __runInitializers(this, _lastMessageAt_extraInitializers);
        /** Messages on the active path; not shown, the total of its pages. */
        pathLength;
    };
    return ConversationView = _classThis;
})();
export { ConversationView };
export const ConversationConnection = connectionOf('Conversation', ConversationView);
let SearchHitView = (() => {
    let _classDecorators = [ObjectType('SearchHit')];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _message_decorators;
    let _message_initializers = [];
    let _message_extraInitializers = [];
    let _snippet_decorators;
    let _snippet_initializers = [];
    let _snippet_extraInitializers = [];
    let _score_decorators;
    let _score_initializers = [];
    let _score_extraInitializers = [];
    var SearchHitView = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _message_decorators = [Field(() => MessageView)];
            _snippet_decorators = [Field(() => String, { description: 'Matches between « and ».' })];
            _score_decorators = [Field(() => Float)];
            __esDecorate(null, null, _message_decorators, { kind: "field", name: "message", static: false, private: false, access: { has: obj => "message" in obj, get: obj => obj.message, set: (obj, value) => { obj.message = value; } }, metadata: _metadata }, _message_initializers, _message_extraInitializers);
            __esDecorate(null, null, _snippet_decorators, { kind: "field", name: "snippet", static: false, private: false, access: { has: obj => "snippet" in obj, get: obj => obj.snippet, set: (obj, value) => { obj.snippet = value; } }, metadata: _metadata }, _snippet_initializers, _snippet_extraInitializers);
            __esDecorate(null, null, _score_decorators, { kind: "field", name: "score", static: false, private: false, access: { has: obj => "score" in obj, get: obj => obj.score, set: (obj, value) => { obj.score = value; } }, metadata: _metadata }, _score_initializers, _score_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            SearchHitView = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        message = __runInitializers(this, _message_initializers, void 0);
        snippet = (__runInitializers(this, _message_extraInitializers), __runInitializers(this, _snippet_initializers, void 0));
        score = (__runInitializers(this, _snippet_extraInitializers), __runInitializers(this, _score_initializers, void 0));
        constructor() {
            __runInitializers(this, _score_extraInitializers);
        }
    };
    return SearchHitView = _classThis;
})();
export { SearchHitView };
export const SearchConnection = connectionOf('Search', SearchHitView);
let CrisisResource = (() => {
    let _classDecorators = [ObjectType('CrisisResource')];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _name_decorators;
    let _name_initializers = [];
    let _name_extraInitializers = [];
    let _contact_decorators;
    let _contact_initializers = [];
    let _contact_extraInitializers = [];
    let _region_decorators;
    let _region_initializers = [];
    let _region_extraInitializers = [];
    var CrisisResource = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _name_decorators = [Field(() => String)];
            _contact_decorators = [Field(() => String)];
            _region_decorators = [Field(() => String)];
            __esDecorate(null, null, _name_decorators, { kind: "field", name: "name", static: false, private: false, access: { has: obj => "name" in obj, get: obj => obj.name, set: (obj, value) => { obj.name = value; } }, metadata: _metadata }, _name_initializers, _name_extraInitializers);
            __esDecorate(null, null, _contact_decorators, { kind: "field", name: "contact", static: false, private: false, access: { has: obj => "contact" in obj, get: obj => obj.contact, set: (obj, value) => { obj.contact = value; } }, metadata: _metadata }, _contact_initializers, _contact_extraInitializers);
            __esDecorate(null, null, _region_decorators, { kind: "field", name: "region", static: false, private: false, access: { has: obj => "region" in obj, get: obj => obj.region, set: (obj, value) => { obj.region = value; } }, metadata: _metadata }, _region_initializers, _region_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            CrisisResource = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        name = __runInitializers(this, _name_initializers, void 0);
        contact = (__runInitializers(this, _name_extraInitializers), __runInitializers(this, _contact_initializers, void 0));
        region = (__runInitializers(this, _contact_extraInitializers), __runInitializers(this, _region_initializers, void 0));
        constructor() {
            __runInitializers(this, _region_extraInitializers);
        }
    };
    return CrisisResource = _classThis;
})();
export { CrisisResource };
let CrisisSupport = (() => {
    let _classDecorators = [ObjectType('CrisisSupport')];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _text_decorators;
    let _text_initializers = [];
    let _text_extraInitializers = [];
    let _resources_decorators;
    let _resources_initializers = [];
    let _resources_extraInitializers = [];
    var CrisisSupport = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _text_decorators = [Field(() => String)];
            _resources_decorators = [Field(() => [CrisisResource])];
            __esDecorate(null, null, _text_decorators, { kind: "field", name: "text", static: false, private: false, access: { has: obj => "text" in obj, get: obj => obj.text, set: (obj, value) => { obj.text = value; } }, metadata: _metadata }, _text_initializers, _text_extraInitializers);
            __esDecorate(null, null, _resources_decorators, { kind: "field", name: "resources", static: false, private: false, access: { has: obj => "resources" in obj, get: obj => obj.resources, set: (obj, value) => { obj.resources = value; } }, metadata: _metadata }, _resources_initializers, _resources_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            CrisisSupport = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        text = __runInitializers(this, _text_initializers, void 0);
        resources = (__runInitializers(this, _text_extraInitializers), __runInitializers(this, _resources_initializers, void 0));
        constructor() {
            __runInitializers(this, _resources_extraInitializers);
        }
    };
    return CrisisSupport = _classThis;
})();
export { CrisisSupport };
let SendMessagePayload = (() => {
    let _classDecorators = [ObjectType('SendMessagePayload')];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _message_decorators;
    let _message_initializers = [];
    let _message_extraInitializers = [];
    let _reply_decorators;
    let _reply_initializers = [];
    let _reply_extraInitializers = [];
    let _conversation_decorators;
    let _conversation_initializers = [];
    let _conversation_extraInitializers = [];
    let _replayed_decorators;
    let _replayed_initializers = [];
    let _replayed_extraInitializers = [];
    let _crisis_decorators;
    let _crisis_initializers = [];
    let _crisis_extraInitializers = [];
    var SendMessagePayload = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _message_decorators = [Field(() => MessageView)];
            _reply_decorators = [Field(() => MessageView, { nullable: true })];
            _conversation_decorators = [Field(() => ConversationView)];
            _replayed_decorators = [Field(() => Boolean, { description: 'The same request had been understood before.' })];
            _crisis_decorators = [Field(() => CrisisSupport, { nullable: true })];
            __esDecorate(null, null, _message_decorators, { kind: "field", name: "message", static: false, private: false, access: { has: obj => "message" in obj, get: obj => obj.message, set: (obj, value) => { obj.message = value; } }, metadata: _metadata }, _message_initializers, _message_extraInitializers);
            __esDecorate(null, null, _reply_decorators, { kind: "field", name: "reply", static: false, private: false, access: { has: obj => "reply" in obj, get: obj => obj.reply, set: (obj, value) => { obj.reply = value; } }, metadata: _metadata }, _reply_initializers, _reply_extraInitializers);
            __esDecorate(null, null, _conversation_decorators, { kind: "field", name: "conversation", static: false, private: false, access: { has: obj => "conversation" in obj, get: obj => obj.conversation, set: (obj, value) => { obj.conversation = value; } }, metadata: _metadata }, _conversation_initializers, _conversation_extraInitializers);
            __esDecorate(null, null, _replayed_decorators, { kind: "field", name: "replayed", static: false, private: false, access: { has: obj => "replayed" in obj, get: obj => obj.replayed, set: (obj, value) => { obj.replayed = value; } }, metadata: _metadata }, _replayed_initializers, _replayed_extraInitializers);
            __esDecorate(null, null, _crisis_decorators, { kind: "field", name: "crisis", static: false, private: false, access: { has: obj => "crisis" in obj, get: obj => obj.crisis, set: (obj, value) => { obj.crisis = value; } }, metadata: _metadata }, _crisis_initializers, _crisis_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            SendMessagePayload = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        message = __runInitializers(this, _message_initializers, void 0);
        reply = (__runInitializers(this, _message_extraInitializers), __runInitializers(this, _reply_initializers, void 0));
        conversation = (__runInitializers(this, _reply_extraInitializers), __runInitializers(this, _conversation_initializers, void 0));
        replayed = (__runInitializers(this, _conversation_extraInitializers), __runInitializers(this, _replayed_initializers, void 0));
        crisis = (__runInitializers(this, _replayed_extraInitializers), __runInitializers(this, _crisis_initializers, void 0));
        constructor() {
            __runInitializers(this, _crisis_extraInitializers);
        }
    };
    return SendMessagePayload = _classThis;
})();
export { SendMessagePayload };
